import type { callers as english } from '#console/i18n/en/callers.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** Verifying that a caller is the user, and correcting an email or phone. */
export const callers: Translated<typeof english> = {
  title: '核实来电者是否为 {{name}}',
  intro: '更改账户前，先向来电者核实以下内容。结果 30 分钟内有效，并与您的更改一起记录。',
  close: '完成',
  until: '有效期至 {{time}}',
  notPermitted: '您的角色不能核实来电者。',
  code: {
    title: '验证码',
    recipient: '验证码发送到',
    send: '发送验证码',
    sendAgain: '重新发送验证码',
    sent: '验证码已于 {{time}} 发送到 {{address}}。让来电者读出验证码。',
    /** Notices about a dialog that was closed before the answer came. */
    sentLate: '验证码已发送到 {{address}}。重新打开对话框即可输入。',
    notSent: '发送到 {{address}} 的验证码可能未发出。{{explanation}}',
    right: '发送到 {{address}} 的验证码正确。',
    label: '来电者提供的验证码',
    missing: '输入验证码',
    check: '核对验证码',
    wrong: '验证码错误或已过期。让来电者再读一遍，或重新发送验证码。',
    noAddress: '此账户没有可接收验证码的邮箱或手机号。',
  },
  facts: {
    title: '账户信息',
    hint: '先让来电者说出每项信息，再显示并核对。',
    none: '此账户没有可供核对的信息。',
    show: '显示',
    showOne: '显示：{{fact}}',
    shown: '{{fact}}：{{value}}',
    right: '相符',
    wrong: '不符',
    record: '记录核对结果',
    decide: '先显示此信息，再选择是否一致',
    wereWrong: '信息不符，来电者未通过核实。',
  },
  fact: {
    birthdate: '出生日期',
    postalCode: '邮政编码',
    lastSignInAt: '上次登录日期',
    createdAt: '账户创建日期',
  },
  /** Inside a form or dialog whose action needs a verified caller. */
  offer: {
    title: '先核实来电者',
    text: '此操作要求先核实来电者。已输入的内容仍保留。',
    textMany: '此操作要求为每个账户核实来电者。逐个打开这些账户进行核实。',
    done: '来电者已核实',
    doneText: '再次确认操作。',
  },
  correct: {
    title: '更正 {{name}} 的邮箱或手机号',
    which: '更正项目',
    email: '邮箱',
    phone: '手机号',
    current: '当前登记：{{address}}',
    currentNone: '当前登记：无',
    new: {
      email: '新邮箱',
      phone: '新手机号',
    },
    same: '与当前登记的相同',
    verify: '核实来电者',
    verifyHint: '向已登记的邮箱或手机号发送验证码。如果来电者已无法使用，就发送到新的邮箱或手机号。',
    factsToo: '来电者能使用新的邮箱或手机号，但仅凭这一点不能确认其身份。还需核对账户信息，否则更改须由管理员批准。',
    ready: '来电者已核实，可以更改。',
    request: '来电者未通过验证码核实，更改须由管理员批准。',
    noNotice: '不会通知原来的邮箱或手机号，因为 Logto 不支持发送此类通知。',
    confirm: {
      email: '更正邮箱',
      phone: '更正手机号',
    },
    ask: '申请审批',
    done: {
      email: '邮箱已更正',
      phone: '手机号已更正',
    },
    asked: '申请已提交。批准后更改立即生效。',
  },
};
