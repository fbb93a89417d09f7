/** Returns the role IDs to assign and to remove to get from `current` to `chosen`. */
export const roleChanges = (current: readonly string[], chosen: readonly string[]) => ({
  added: chosen.filter((id) => !current.includes(id)),
  removed: current.filter((id) => !chosen.includes(id)),
});
