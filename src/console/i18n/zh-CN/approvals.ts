import type { approvals as english } from '#console/i18n/en/approvals.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const approvals: Translated<typeof english> = {
  title: '审批',
  intro: '须由其他操作员批准的操作。申请在 24 小时后过期，每次批准只能使用一次。',
  introOwn: '您提交的审批申请，由其他操作员处理。',
  pending_other: '{{count, number}} 条申请等待处理',
  empty: {
    title: '没有申请',
    text: '审批申请会显示在这里。',
  },
  column: {
    action: '操作',
    user: '用户',
    requester: '申请人',
    reason: '原因或工单',
    state: '状态',
  },
  users_other: '{{count, number}} 个用户',
  state: {
    pending: '等待处理',
    approved: '已批准',
    refused: '已拒绝',
    used: '已使用',
    failed: '已批准，但未执行',
    withdrawn: '已撤回',
    expired: '已过期',
  },
  concerns: '用户：{{name}}',
  /** Label of the present value, if it changed after the request. */
  storedNow: '当前值',
  reasonGiven: '原因或工单：{{reason}}',
  by: '处理人：{{name}}',
  until: '有效期至 {{time}}',
  own: '您',
  /** Why an action needs a second operator, for the operator who requests it. */
  because: {
    'take-over': '加上您在过去 24 小时内的其他更改，此操作会让您能够以该用户的身份登录。须由其他操作员批准。',
    erasure: '从审计日志中清除数据须由其他操作员批准。',
    'operator-roles': '此操作会改变操作员名单。须由其他操作员批准。',
    'operator-account': '该用户是操作员，更改后您就能以其身份批准自己的申请。须由其他操作员批准。',
    'active-users': '该用户在最近 30 天内登录过。删除须由其他操作员批准。',
    reveals: '您今天已显示了许多账户的个人数据。继续显示须由其他操作员批准。',
    'unverified-caller': '来电者未通过验证码核实。更改须由其他操作员批准。',
  },
  /** The same for the operator who decides. */
  why: {
    'take-over': '加上此前的更改，足以接管该账户',
    erasure: '从审计日志中清除数据',
    'operator-roles': '改变操作员名单',
    'operator-account': '更改操作员的账户',
    'active-users': '删除最近登录过的用户',
    reveals: '一天内显示许多账户的个人数据',
    'unverified-caller': '来电者未通过验证码核实',
  },
  /** Rules for a reason. */
  reason: {
    hintPattern: '记入审计日志。30 分钟内对此账户的操作会沿用。必须包含 {{pattern}}',
    tooShort: '输入至少 {{min, number}} 个可见字符，两个汉字也可以',
    otherFormat: '输入包含 {{pattern}} 的原因',
  },
  offer: {
    title: '需要审批',
    ask: '申请审批',
    pending: '已申请审批',
    /** The operator requested the same again. */
    repeated: '已提交过申请，正在等待审批',
    pendingText: '其他操作员可在 24 小时内批准。批准后，需再次执行此操作。',
    pendingTextNow: '其他操作员可在 24 小时内批准。批准后更改立即生效。',
    view: '查看审批',
    approved: '已批准',
    approvedText: '{{name}} 已批准。再次执行此操作即可继续。',
    approvedTextNow: '{{name}} 已批准，更改已完成。',
    refusedText: '{{name}} 已拒绝。',
  },
  /** Another request for the same action on the same user, with other values. */
  inTheWay: {
    title: '另一个申请正在等待审批',
    own: '您之前用其他值提交过此申请。替换后，之前的申请会被撤回。',
    other: '{{name}} 之前已申请此更改，需要先处理那个申请。',
    replace: '替换申请',
  },
  /** Notice on the account that a request is about. */
  onAccount: {
    own: '您已申请审批：{{action}}',
    other: '{{name}} 申请审批：{{action}}',
  },
  approve: {
    button: '批准',
    description: '{{action}}，由 {{name}} 申请',
    title: '批准此操作吗？',
    text: '批准后，{{name}} 可在 24 小时内执行一次：{{action}}。您的姓名会一并记录。',
    textNow: '{{name}} 申请：{{action}}。批准后更改立即生效。您的姓名会一并记录。',
    done: '申请已批准',
    doneNow: '申请已批准，更改已完成',
  },
  refuse: {
    button: '拒绝',
    description: '{{action}}，由 {{name}} 申请',
    title: '拒绝此操作吗？',
    text: '拒绝后，{{name}} 不能执行：{{action}}。您的姓名会一并记录。',
    done: '申请已拒绝',
  },
};
