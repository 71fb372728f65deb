/** Numbers of Discord's API that a reply must keep, and the few that are our own aim. Lengths are counted in UTF-16 units, never less than Discord counts. */
export const LIMITS = {
  /** Components of one message, nested ones counted ("Components V2", message limits). */
  components: 40,
  /** Characters of all text displays of one message together ("Components V2", message limits). */
  text: 4000,
  /** Buttons of one action row ("Component Reference", action row). */
  buttonsInRow: 5,
  /** Label of a button ("Component Reference", button). */
  buttonLabel: 80,
  /** Our aim for a button's label: what phones show of it ("Component Reference", button, design guidelines). */
  buttonLabelShown: 34,
  /** Address of a link button ("Component Reference", button). */
  buttonUrl: 512,
  /** Identifier of any component or modal ("Component Reference", custom id). */
  customId: 100,
  /** Options of a select ("Component Reference", string select); also choices of an autocompletion and options of a command. */
  options: 25,
  /** Label, value and description of a select's option ("Component Reference", select option structure). */
  optionText: 100,
  /** Choices of a radio group or a checkbox group; a radio group has at least two ("Component Reference", radio group, checkbox group). */
  groupOptions: 10,
  /** Placeholder of a select ("Component Reference", string select). */
  selectPlaceholder: 150,
  /** Title of a modal ("Receiving and Responding", modal callback). */
  modalTitle: 45,
  /** Parts of a modal ("Receiving and Responding", modal callback). */
  modalParts: 5,
  /** Label of a part of a modal, and the line under it ("Component Reference", label). */
  modalLabel: 45,
  modalHint: 100,
  /** Placeholder of a text input ("Component Reference", text input). */
  inputPlaceholder: 100,
  /** Characters that a text input takes ("Component Reference", text input). */
  input: 4000,
  /** Name and text value of a choice ("Application Commands", option choice structure). */
  choice: 100,
  /** Alternative text of a file ("Message Resource", attachment object, description). */
  altText: 1024,
  /** Files of one message ("Uploading Files"), which is also what one gallery holds ("Component Reference", media gallery). */
  files: 10,
  /** Our aim for the name of a file. */
  fileName: 100,
  /** Plain content of a message ("Message Resource", create message). */
  content: 2000,
} as const;

/** Types of a server's channels in which people write: text, announcements, and their threads ("Channel Resource", channel types). */
export const TEXT_CHANNELS: readonly number[] = [0, 5, 10, 11, 12];

/** Shortens text to at most `max` UTF-16 units with an ellipsis at the end; never cuts a character in two. */
export function fit(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…`;
}
