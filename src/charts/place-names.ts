import type { CountryCode } from '../model/country.ts';

/**
 * Names of cities in English, and of earlier times, with the name under which GeoNames lists each; both folded. The list has one
 * name a city, mostly the local one.
 */
const NAMES = `
antwerp = antwerpen · ghent = gent · bruges = brugge · flushing = vlissingen
gothenburg = goteborg · aarhus = arhus · nidaros = trondheim · trondhjem = trondheim · christiansand = kristiansand
christiania = oslo · kristiania = oslo · aalesund = alesund · abo = turku · helsingfors = helsinki · reval = tallinn
dorpat = tartu · cologne = koln · nuremberg = nurnberg · hanover = hannover · brunswick = braunschweig
geneva = geneve · berne = bern · basle = basel · lucerne = luzern · dunkirk = dunkerque · lyons = lyon
marseilles = marseille · cherbourg = cherbourg octeville · padua = padova · leghorn = livorno · seville = sevilla
saragossa = zaragoza · corunna = a coruna · la coruna = a coruna · las palmas = las palmas de gran canaria
palma de mallorca = palma · santa cruz = santa cruz de la sierra · oporto = porto · hull = kingston upon hull
cracow = krakow · danzig = gdansk · breslau = wroclaw · stettin = szczecin · pressburg = bratislava
leningrad = saint petersburg · petrograd = saint petersburg · archangel = arkhangelsk · ekaterinburg = yekaterinburg
sverdlovsk = yekaterinburg · rostov on don = rostov na donu · nizhny novgorod = nizhniy novgorod
gorky = nizhniy novgorod · grozny = groznyy · kiev = kyiv · kharkov = kharkiv · odesa = odessa · lvov = lviv
lemberg = lviv · uzhhorod = uzhgorod · grodno = hrodna · gomel = homyel · mogilev = mahilyow
kishinev = chisinau · cluj = cluj napoca · jassy = iasi · kronstadt = brasov · salonica = thessaloniki
saloniki = thessaloniki · salonika = thessaloniki · patras = patra · heraklion = irakleion · rhodes = rodos
constantinople = istanbul · angora = ankara · smyrna = izmir · trebizond = trabzon · adrianople = edirne
alexandretta = iskenderun · shkodra = shkoder · scutari = shkoder · durazzo = durres · galway = gaillimh
limerick = luimneach · ciudad trujillo = santo domingo · cuzco = cusco · marrakech = marrakesh · fez = fes
oujda = oujda angad · mogador = essaouira · hargeisa = hargeysa · garowe = garoowe · leopoldville = kinshasa
elisabethville = lubumbashi · stanleyville = kisangani · tshwane = pretoria · gqeberha = port elizabeth
salisbury = harare · lourenco marques = maputo · fort lamy = ndjamena · tananarive = antananarivo · bathurst = banjul
basra = basrah · arbil = erbil · sulaymaniyah = as sulaymaniyah · teheran = tehran · urmia = orumiyeh · jidda = jeddah
taiz = taizz · hodeida = al hudaydah · mazar i sharif = mazar e sharif · meymaneh = maymana · faizabad = fayzabad
bombay = mumbai · calcutta = kolkata · madras = chennai · bangalore = bengaluru · kochi = cochin
pondicherry = puducherry · trivandrum = thiruvananthapuram · sri jayawardenepura kotte = sri jayewardenepura kotte
dacca = dhaka · chattogram = chittagong · rangoon = yangon · naypyidaw = nay pyi taw · saigon = ho chi minh city
danang = da nang · hai phong = haiphong · penang = george town · batavia = jakarta · ujung pandang = makassar
peking = beijing · peiping = beijing · canton = guangzhou · mukden = shenyang · hankow = wuhan · nanking = nanjing
tientsin = tianjin · amoy = xiamen · tsingtao = qingdao · dairen = dalian · macao = macau · ulaanbaatar = ulan bator
urga = ulan bator · pusan = busan · rason = rajin · jeju = jeju city · makati = makati city · astana = nur sultan
alma ata = almaty · oskemen = ust kamenogorsk · uralsk = oral · frunze = bishkek · khorog = khorugh
ashkhabad = ashgabat · turkmenbashi = turkmenbasy · erevan = yerevan · tiflis = tbilisi · sukhumi = sokhumi
gyandzha = ganja
`;

/** By a folded name, the one under which the same city is listed. */
export const OTHER_NAMES: ReadonlyMap<string, string> = new Map(
  NAMES.trim()
    .split(/ · |\n/)
    .map((pair) => pair.split(' = ') as [string, string]),
);

/** Parts of a state that ISO 3166-1 gives a code of their own: a text names the state. */
export const TERRITORIES: Readonly<Record<CountryCode, readonly CountryCode[]>> = {
  AU: ['NF', 'CX', 'CC'],
  CN: ['HK', 'MO'],
  DK: ['GL', 'FO'],
  FI: ['AX'],
  FR: ['GF', 'GP', 'MQ', 'RE', 'YT', 'NC', 'PF', 'PM', 'BL', 'MF', 'WF'],
  GB: ['GI', 'IM', 'JE', 'GG', 'BM', 'KY', 'TC', 'VG', 'AI', 'MS', 'SH', 'FK'],
  NL: ['AW', 'CW', 'SX', 'BQ'],
  NO: ['SJ'],
  NZ: ['CK', 'NU', 'TK'],
  US: ['PR', 'GU', 'VI', 'AS', 'MP'],
};
