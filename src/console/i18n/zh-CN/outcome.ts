import type { outcome as english } from '#console/i18n/en/outcome.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** After a write whose result is unknown. */
export const outcome: Translated<typeof english> = {
  signInAgain: '重新登录',
  signInAgainHint: '在新标签页中打开。登录后回到此处再次确认。',
  title: '结果未知',
  checkAgain: '再次检查',
  /** Result of reading the current state again. */
  found: {
    done: '已再次检查：更改已完成。',
    unchanged: '已再次检查：目前没有变化。更改仍可能稍后生效，重试前再检查一次。',
    notFound: '已再次检查：目前不存在。它仍可能稍后出现，重新创建前再检查一次。',
    unreadable: '当前状态也无法读取。重试前再检查一次。',
    secretLost: '已创建，但其密钥已丢失。将其删除后重新创建。',
    passwordLost: '该用户可能已有未显示的新密码。重新设置一个密码。',
    passwordKept: '保留此密码，它可能已生效。可以再次设置同一个密码。',
    unchecked: '重试前先检查当前状态。',
  },
};
