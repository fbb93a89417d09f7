import type { attempts as english } from '#console/i18n/en/activity/attempts.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** One sign-in attempt in one sentence: its result, and its last step when it was not completed. */
export const attempts: Translated<typeof english> = {
  view: '视图',
  attempts: '按尝试',
  entries: '按条目',
  inferred: '条目不记录属于哪次尝试。几分钟内 IP 地址、设备和应用都相同的条目会合并为一次尝试。',
  onlyNamed: '仅显示记录了此用户的步骤。例如，密码错误的步骤不记录用户。',
  needsAll: '一次尝试需要其全部步骤才能显示，因此按事件或结果筛选时会逐条显示。',
  unknownUserAs: '未知用户 {{account}}',
  completed: {
    SignIn: '{{user}} 登录了 {{app}}',
    Register: '{{user}} 在 {{app}} 完成了注册',
    ForgotPassword: '{{user}} 通过“忘记密码”重置了密码',
    visit: '{{user}} 打开了 {{app}}，仍处于登录状态',
  },
  completedWith: {
    SignIn: '{{user}} 通过 {{means, list}} 登录了 {{app}}',
    Register: '{{user}} 通过 {{means, list}} 在 {{app}} 完成了注册',
    ForgotPassword: '{{user}} 用 {{means, list}} 验证后，通过“忘记密码”重置了密码',
  },
  failed: {
    SignIn: '{{user}} 未能登录 {{app}}，在“{{step}}”这一步放弃',
    Register: '{{user}} 未能在 {{app}} 注册，在“{{step}}”这一步放弃',
    ForgotPassword: '{{user}} 未能重置密码，在“{{step}}”这一步放弃',
  },
  left: {
    SignIn: '{{user}} 开始登录 {{app}}，在“{{step}}”之后离开',
    Register: '{{user}} 开始在 {{app}} 注册，在“{{step}}”之后离开',
    ForgotPassword: '{{user}} 开始重置密码，在“{{step}}”之后离开',
  },
  begun: {
    SignIn: '{{user}} 开始登录 {{app}}，随后离开',
    Register: '{{user}} 开始在 {{app}} 注册，随后离开',
    ForgotPassword: '{{user}} 开始重置密码，随后离开',
    visit: '{{user}} 打开 {{app}} 的登录页面后离开',
  },
  /** Steps that are not a factor's verification: "gave up at this step: profile". */
  step: {
    'Identifier Submit': '识别账户',
    'Profile Update': '填写个人资料',
    'Profile Create': '填写个人资料',
    'Profile Delete': '填写个人资料',
    'SignInPasskey Submit': '添加通行密钥',
    Submit: '最后一步',
  },
  newFactor: '添加验证因素（{{factor}}）',
  refusals_other: '被拒绝 {{count, number}} 次',
  afterRefusals_other: '此前被拒绝 {{count, number}} 次',
  nextStep: '下一步：{{reason}}',
  refusalsWithReason: '{{refusals}}（{{reason}}）',
  outcome: {
    completed: '成功',
    failed: '失败',
    left: '未完成',
  },
  steps_other: '{{count, number}} 个步骤',
  showSteps: '显示 {{count, number}} 个步骤：{{attempt}}',
  hideSteps: '隐藏 {{count, number}} 个步骤：{{attempt}}',
  beginsEarlier: '此尝试可能从下一页开始。',
  endsLater: '此尝试可能在上一页结束。',
};
