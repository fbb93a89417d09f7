import type { writeErrors as english } from '#console/i18n/en/write-errors.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** Why a write failed: more of `errors`, loaded after the first page. */
export const writeErrors: Translated<typeof english> = {
  protectedAccount: '此账户受保护，只有管理员可以更改。',
  ownAccount: '这是您自己的账户。联系其他操作员进行更改。',
  adminOnly: '只有管理员可以更改',
  /** For a role that may change nothing. */
  viewOnly: '您的角色只能查看',
  addressMissing: '该用户没有此邮箱或手机号。',
  userCanRecover: '该用户可以用验证码自行重置密码。重新加载页面，查看验证码的接收地址。',
  connectorMissing: '身份服务没有可发送此消息的连接器。联系管理员配置。',
  reasonRequired: '输入原因或工单。',
  pictureUnavailable: '无法加载此图片。',
  freshSignInNeeded: '此操作要求近期登录过。重新登录，然后再次确认。',
  auditLogUnavailable: '无法写入审计日志，因此未做任何更改。稍后重试。',
  conflict: '编辑期间，数据已发生变化。没有覆盖任何内容。',
  failedFor: '未能完成：{{names, list}}。{{message}}',
  mayBeDone: '{{message}} 更改可能已经生效。',
  unknownFor: '结果未知：{{names, list}}。{{message}}',
  /** Refusals of single routes, under their codes with spaces for dots. */
  code: {
    'sign_in_experiences password_expiration_not_enabled': '此租户的密码不会过期，登录设置中没有启用密码过期。',
    'user totp_already_in_use': '该用户已有验证器应用。先移除，再添加新的。',
    'user backup_code_already_in_use': '该用户还有未使用的备用码。先移除，再生成新的。',
    'session mfa backup_code_can_not_be_alone': '备用码不能单独使用，需要另一个验证因素。先添加验证器应用。',
    'user identity_already_in_use': '此账户已关联到其他用户。先在该用户处解除关联。',
    'user identity_not_exist': '此账户已不再关联。',
    'gateway caller_not_verified': '此操作要求先核实来电者。',
    'user email_already_in_use': '其他用户已使用此邮箱。',
    'user phone_already_in_use': '其他用户已使用此手机号。',
    'user invalid_phone': '手机号无效。检查国际区号。',
    'gateway approval_needed': '此操作须先由其他操作员批准。',
    'gateway own_request': '这是您自己提交的申请，须由其他操作员审批。',
    'gateway approval_closed': '该申请已关闭：已被处理、撤回或已过期。',
    'gateway nothing_scheduled': '没有已安排的操作，可能已取消、更改或执行。',
    'gateway note_not_found': '此备注已被删除。',
    'gateway export_not_found': '此导出已无法下载。请重新创建。',
    'gateway export_too_large': '文件对 Excel 来说太大。请选择 CSV 或 NDJSON，或减少要导出的用户。',
    'gateway too_many_notes': '该用户的备注过多。先删除一些。',
    'gateway erasure_too_early': '针对该用户的部分操作时间过近，还不能从审计日志中清除。',
  },
  /** Why the value of a field was refused. */
  field: {
    usernameFormat: '使用字母、数字和下划线，不能以数字开头',
    emailFormat: '输入有效的邮箱',
    phoneFormat: '输入带国际区号的数字，例如 +61 412 345 678',
    phoneExtension: '无法保存分机号。输入不含分机号的号码',
    phoneUnknown: '手机号无效。检查国际区号',
    urlFormat: '输入完整的网址（https://…）',
    tooLong: '最多输入 {{max, number}} 个字符',
    usernameInUse: '其他用户已使用此用户名',
    emailInUse: '其他用户已使用此邮箱',
    /** Link to the other user, after one of these messages. */
    viewHolder: '查看 {{name}}',
    phoneInUse: '其他用户已使用此手机号',
    roleNameInUse: '其他角色已使用此名称',
    tokenNameInUse: '该用户已有同名令牌',
    pastDate: '此日期已过',
    invalid: '不接受此值',
    required: '输入一个值',
  },
};
