/** A question of our own on the shipped texts, and words that a passage must hold to answer it; none when no text does. */
export interface Posed {
  readonly question: string;
  readonly answer?: string;
}

const ANSWERED: Readonly<Record<string, string>> = {
  'When did Norway and Turkey establish diplomatic relations?': '1926',
  'since when do norway and afghanistan have diplomatic ties': '1931',
  'On what day did Pakistan and Norway establish relations?': '18 December 1948',
  'When did Norway recognise North Korea?': '1973',
  'How much did Norway export to Pakistan in 2022?': 'NOK 559 million',
  'norwegian imports from pakistan 2022': '1,079 million',
  'What was the trade between Norway and Turkey worth in 2018?': '1.27 billion',
  'How much did Turkey sell to Norway in 2018?': '513 million',
  'how much have norwegians invested in turkey': '862 million',
  'What does Turkey buy from Norway?': 'newsprint',
  'What goods does Pakistan export to Norway?': 'leather',
  'Who was the king of Norway on the visit to Turkey in 2013?': 'Harald V',
  'Which cities did Erdogan visit in April 2005?': 'Stavanger',
  'Why did Erdoğan want to expel the Norwegian ambassador?': 'Kavala',
  'How many other ambassadors should leave Turkey in 2021?': '9 other',
  'Where are the Norwegian consulates in Turkey?': 'Alanya',
  'Does Norway have a consulate in Lahore?': 'Lahore',
  'When was the Norwegian embassy in Islamabad opened?': '1976',
  'Is the Norwegian embassy in Kabul open?': 'closed',
  'When did the Afghan embassy in Oslo close?': 'September 2024',
  'Who runs the embassy of Afghanistan in Oslo?': 'Sherkhan',
  'How many Afghans live in Norway?': '10,475',
  'how many pakistanis are there in norwey': '40,000',
  'How many people did Norway evacuate from Afghanistan?': '1,000',
  'How much humanitarian aid did Norway promise Afghans in December 2021?': '10 million',
  'What did Norway build in Afghanistan in the 1960s?': 'Salang',
  'total norwegian aid to pakistan since 1969': '5.3 billion',
  'How much did Norway give after the floods in Pakistan?': '227 million',
  'How many customers does Telenor have in Pakistan?': '40 million',
  'What did Scatec Solar sign in 2015?': 'Memorandum',
  'How many Norwegians served in NORMASH?': '623',
  'What did North Korean diplomats smuggle into Norway?': 'liquor',
  'Who was abducted by North Korea in Norway?': 'Ko Sang-moon',
  'Which Norwegian company sells salmon roe to North Korea?': 'AquaGen',
  'Who photographed Khaplu?': 'Nedrebø',
  'Which airline flies from Oslo to Lahore?': 'Pakistan International Airlines',
};

const SILENT = [
  'How many Norwegians live in North Korea?',
  'When did Norway and Brazil establish relations?',
  'What was the trade between Norway and Turkey worth in 1995?',
  'How much does a visa for Pakistan cost?',
  'Who was the first Turkish ambassador in Oslo?',
  'What will the weather be in Oslo tomorrow?',
];

export const POSED: readonly Posed[] = [
  ...Object.entries(ANSWERED).map(([question, answer]) => ({ question, answer })),
  ...SILENT.map((question) => ({ question })),
];

/** The raw interaction of one `/ask`, with an id of its own. */
export const askOf = (question: string, id: number): object => ({
  id: String(1_300_000_000_000_000_000n + BigInt(id)),
  application_id: '1200000000000000000',
  type: 2,
  token: 'token-of-the-bench',
  version: 1,
  locale: 'en-US',
  guild_id: '1200000000000000001',
  channel_id: '1200000000000000002',
  member: { user: { id: '1200000000000000003', username: 'bench' }, permissions: '2048', roles: [] },
  data: { id: '1', name: 'ask', type: 1, options: [{ name: 'question', type: 3, value: question }] },
});
