/** A line that would start the next mail in a mailbox file, perhaps quoted already. */
const FROM_LINE = /^(>*From )/gm;

function asctime(date: string): string {
  const at = new Date(date);
  const [, day = '', month = '', year = '', time = ''] =
    /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(at.toUTCString()) ?? [];
  const weekday = at.toUTCString().slice(0, 3);
  return `${weekday} ${month} ${String(Number(day)).padStart(2, ' ')} ${time} ${year}`;
}

/** Mails as one mailbox file in the `mboxrd` form, in which any mail comes out as it went in; lines end with LF. */
export function mboxOf(mails: readonly { readonly bytes: Uint8Array; readonly date: string }[]): Buffer {
  return Buffer.concat(
    mails.map(({ bytes, date }) => {
      // The mails are ASCII: text in other letters is encoded.
      const text = Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n').replaceAll(FROM_LINE, '>$1');
      return Buffer.from(`From sellerctl@localhost ${asctime(date)}\n${text.trimEnd()}\n\n`, 'latin1');
    }),
  );
}
