import { spacedUnit } from '#console/lib/format-date.ts';

/** The text of a message that brings a user a sign-in link. `duration` is written in the language of the message. */
type Values = { name: string | undefined; app: string; link: string; duration: string };
type Message = (values: Values) => string;

const to = (greeting: string, { name }: Values, end = ','): string =>
  name === undefined ? `${greeting}${end}` : `${greeting} ${name}${end}`;

/**
 * Messages to users, by the language of the user instead of that of the interface: that is why they are not in the
 * catalogs.
 */
export const signInMessages = {
  en: (v) =>
    `${to('Hello', v)}\n\nwith this link you can sign in to ${v.app}:\n${v.link}\n\nIt works once, for ${v.duration}. Don’t pass it on: it signs in whoever opens it. If you didn’t ask for it, ignore this message.`,
  de: (v) =>
    `${to('Guten Tag', v)}\n\nmit diesem Link können Sie sich bei ${v.app} anmelden:\n${v.link}\n\nEr funktioniert einmal. Gültigkeit: ${v.duration}. Geben Sie ihn nicht weiter: Wer ihn öffnet, ist mit Ihrem Konto angemeldet. Wenn Sie ihn nicht angefordert haben, ignorieren Sie diese Nachricht.`,
  es: (v) =>
    `${to('Hola', v, ':')}\n\nCon este enlace puede iniciar sesión en ${v.app}:\n${v.link}\n\nFunciona una sola vez. Validez: ${v.duration}. No lo comparta: quien lo abra entrará en su cuenta. Si no lo ha pedido, ignore este mensaje.`,
  fr: (v) =>
    `${to('Bonjour', v)}\n\nCe lien vous permet de vous connecter à ${v.app} :\n${v.link}\n\nIl fonctionne une seule fois. Durée de validité : ${v.duration}. Ne le transmettez pas : il connecte à votre compte quiconque l’ouvre. Si vous ne l’avez pas demandé, ignorez ce message.`,
  it: (v) =>
    `${to('Buongiorno', v)}\n\ncon questo link può accedere a ${v.app}:\n${v.link}\n\nFunziona una sola volta. Validità: ${v.duration}. Non lo inoltri: chi lo apre accede al Suo account. Se non l’ha richiesto, ignori questo messaggio.`,
  ja: (v) =>
    `${v.name === undefined ? '' : `${v.name} 様\n\n`}次のリンクから${v.app}にサインインできます。\n${v.link}\n\nこのリンクは${v.duration}以内に1回だけ使用できます。開いた人がお客様のアカウントにサインインできるため、他の人に渡さないでください。お心当たりがない場合は、このメッセージを無視してください。`,
  nl: (v) =>
    `${to('Hallo', v)}\n\nMet deze link kunt u inloggen bij ${v.app}:\n${v.link}\n\nDe link werkt één keer. Geldigheid: ${v.duration}. Geef de link niet door: wie hem opent, is ingelogd op uw account. Hebt u er niet om gevraagd, negeer dan dit bericht.`,
  pt: (v) =>
    `${to('Olá', v)}\n\nCom este link pode iniciar sessão em ${v.app}:\n${v.link}\n\nFunciona uma única vez. Validade: ${v.duration}. Não o partilhe: quem o abrir entra na sua conta. Se não o pediu, ignore esta mensagem.`,
  zh: (v) =>
    `${v.name === undefined ? '您好' : `${v.name}，您好`}：\n\n请使用以下链接登录 ${v.app}：\n${v.link}\n\n该链接只能使用一次，${v.duration}内有效。请勿转发，打开链接的人将登录您的账户。如果不是您本人申请的，请忽略此消息。`,
} as const satisfies Record<string, Message>;

export type MessageLanguage = keyof typeof signInMessages;
export const messageLanguages = Object.keys(signInMessages) as MessageLanguage[];

/** Returns the language of a locale such as `de-AT`, if there is a message in it. */
export function messageLanguageOf(locale: string | undefined): MessageLanguage | undefined {
  const [language] = (locale ?? '').toLowerCase().split(/[-_]/);
  return messageLanguages.find((one) => one === language);
}

/** Returns a duration of whole minutes, hours or days in a language. */
export function formatDuration(seconds: number, language: string): string {
  const [unit, length] = seconds % 3600 === 0 ? (['hour', 3600] as const) : (['minute', 60] as const);
  const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' });
  return spacedUnit(format.format(seconds / length), language);
}

/** Returns the name of a language in another. */
export const languageName = (language: string, shownIn: string): string =>
  new Intl.DisplayNames([shownIn], { type: 'language' }).of(language) ?? language;
