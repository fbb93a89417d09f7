/** What to give and what to take, to come from the `current` roles to the `chosen` ones. */
export const roleChanges = (current: readonly string[], chosen: readonly string[]) => ({
  added: chosen.filter((id) => !current.includes(id)),
  removed: current.filter((id) => !chosen.includes(id)),
});
