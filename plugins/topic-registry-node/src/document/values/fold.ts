/**
 * Lower case without the accents of Latin, Greek and Cyrillic letters, so that
 * words are compared as readers compare them. Signs of other scripts keep their
 * marks: there they make another letter.
 */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
}
