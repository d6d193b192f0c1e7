/** Countries and their people's adjective, for telling a place from another name. "Country:adjective", "_" for a space. */
const countryTable = `Afghanistan:Afghan Albania:Albanian Algeria:Algerian Andorra:Andorran Angola:Angolan Argentina:Argentine Armenia:Armenian Australia:Australian Austria:Austrian
Azerbaijan:Azerbaijani Bahamas:Bahamian Bahrain:Bahraini Bangladesh:Bangladeshi Barbados:Barbadian Belarus:Belarusian Belgium:Belgian Belize:Belizean Benin:Beninese Bhutan:Bhutanese
Bolivia:Bolivian Bosnia:Bosnian Botswana:Botswanan Brazil:Brazilian Brunei:Bruneian Bulgaria:Bulgarian Burkina_Faso:Burkinabe Burundi:Burundian Cambodia:Cambodian Cameroon:Cameroonian
Canada:Canadian Cape_Verde:Cape_Verdean Chad:Chadian Chile:Chilean China:Chinese Colombia:Colombian Comoros:Comorian Congo:Congolese Costa_Rica:Costa_Rican Croatia:Croatian Cuba:Cuban
Cyprus:Cypriot Czechia:Czech Czech_Republic:Czech Denmark:Danish Djibouti:Djiboutian Dominica:Dominican Dominican_Republic:Dominican Ecuador:Ecuadorian Egypt:Egyptian El_Salvador:Salvadoran
England:English Eritrea:Eritrean Estonia:Estonian Eswatini:Swazi Ethiopia:Ethiopian Fiji:Fijian Finland:Finnish France:French Gabon:Gabonese Gambia:Gambian Georgia:Georgian Germany:German
Ghana:Ghanaian Greece:Greek Grenada:Grenadian Guatemala:Guatemalan Guinea:Guinean Guinea-Bissau:Bissau-Guinean Guyana:Guyanese Haiti:Haitian Honduras:Honduran Hungary:Hungarian
Iceland:Icelandic India:Indian Indonesia:Indonesian Iran:Iranian Iraq:Iraqi Ireland:Irish Israel:Israeli Italy:Italian Ivory_Coast:Ivorian Jamaica:Jamaican Japan:Japanese Jordan:Jordanian
Kazakhstan:Kazakh Kenya:Kenyan Kiribati:Kiribati Kosovo:Kosovar Kuwait:Kuwaiti Kyrgyzstan:Kyrgyz Laos:Laotian Latvia:Latvian Lebanon:Lebanese Lesotho:Basotho Liberia:Liberian Libya:Libyan
Liechtenstein:Liechtensteiner Lithuania:Lithuanian Luxembourg:Luxembourgish Madagascar:Malagasy Malawi:Malawian Malaysia:Malaysian Maldives:Maldivian Mali:Malian Malta:Maltese
Mauritania:Mauritanian Mauritius:Mauritian Mexico:Mexican Moldova:Moldovan Monaco:Monegasque Mongolia:Mongolian Montenegro:Montenegrin Morocco:Moroccan Mozambique:Mozambican Myanmar:Burmese
Namibia:Namibian Nauru:Nauruan Nepal:Nepalese Netherlands:Dutch New_Zealand:New_Zealand Nicaragua:Nicaraguan Niger:Nigerien Nigeria:Nigerian North_Korea:North_Korean
North_Macedonia:Macedonian Norway:Norwegian Oman:Omani Pakistan:Pakistani Palestine:Palestinian Panama:Panamanian Paraguay:Paraguayan Peru:Peruvian Philippines:Filipino Poland:Polish
Portugal:Portuguese Qatar:Qatari Romania:Romanian Russia:Russian Rwanda:Rwandan Samoa:Samoan Saudi_Arabia:Saudi Scotland:Scottish Senegal:Senegalese Serbia:Serbian Seychelles:Seychellois
Sierra_Leone:Sierra_Leonean Singapore:Singaporean Slovakia:Slovak Slovenia:Slovenian Somalia:Somali South_Africa:South_African South_Korea:South_Korean South_Sudan:South_Sudanese
Soviet_Union:Soviet Spain:Spanish Sri_Lanka:Sri_Lankan Sudan:Sudanese Suriname:Surinamese Sweden:Swedish Switzerland:Swiss Syria:Syrian Taiwan:Taiwanese Tajikistan:Tajik Tanzania:Tanzanian
Thailand:Thai Togo:Togolese Tonga:Tongan Trinidad_and_Tobago:Trinidadian Tunisia:Tunisian Turkey:Turkish Turkmenistan:Turkmen Tuvalu:Tuvaluan Uganda:Ugandan Ukraine:Ukrainian
United_Arab_Emirates:Emirati United_Kingdom:British United_States:American Uruguay:Uruguayan Uzbekistan:Uzbek Vanuatu:Vanuatuan Vatican:Vatican Venezuela:Venezuelan Vietnam:Vietnamese
Wales:Welsh Yemen:Yemeni Zambia:Zambian Zimbabwe:Zimbabwean Persia:Persian Prussia:Prussian Yugoslavia:Yugoslav Czechoslovakia:Czechoslovak Britain:British Great_Britain:British America:American`

/** Parts of the world, states and large cities that news names without saying what they are. */
const otherPlaces = `Africa Asia Europe Antarctica Oceania North_America South_America Latin_America Central_America Central_Asia Southeast_Asia East_Asia South_Asia Middle_East Far_East Western_Europe
Eastern_Europe Scandinavia Balkans Caribbean Caucasus Siberia Arctic Mediterranean Atlantic Pacific Asia-Pacific Crimea Tibet Kashmir Gaza West_Bank Northern_Ireland Catalonia Bavaria Normandy
Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Hawaii Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota
Mississippi Missouri Montana Nebraska Nevada New_Hampshire New_Jersey New_Mexico New_York North_Carolina North_Dakota Ohio Oklahoma Oregon Pennsylvania Rhode_Island South_Carolina South_Dakota
Tennessee Texas Utah Vermont Virginia Washington West_Virginia Wisconsin Wyoming Ontario Quebec British_Columbia Alberta Manitoba Nova_Scotia Queensland New_South_Wales Tasmania
London Paris Berlin Madrid Rome Moscow Beijing Tokyo Seoul Delhi New_Delhi Mumbai Shanghai Hong_Kong Bangkok Jakarta Manila Sydney Melbourne Cairo Lagos Nairobi Johannesburg Cape_Town Istanbul
Ankara Athens Vienna Prague Budapest Warsaw Brussels Amsterdam Copenhagen Stockholm Oslo Helsinki Dublin Edinburgh Glasgow Manchester Liverpool Birmingham Oxford Cambridge Bristol Leeds Cardiff Belfast
Lisbon Barcelona Milan Naples Venice Florence Turin Munich Hamburg Frankfurt Cologne Zurich Geneva Basel Kiev Kyiv Minsk Bucharest Sofia Belgrade Zagreb Sarajevo Tallinn Riga Vilnius Tbilisi Yerevan Baku
Tehran Baghdad Damascus Beirut Jerusalem Tel_Aviv Amman Riyadh Jeddah Dubai Abu_Dhabi Doha Kabul Islamabad Karachi Lahore Dhaka Colombo Kathmandu Tashkent Samarkand Bishkek Dushanbe Astana Almaty
Ulaanbaatar Hanoi Ho_Chi_Minh_City Phnom_Penh Kuala_Lumpur Taipei Osaka Kyoto Guangzhou Shenzhen Chengdu Wuhan Tianjin Nanjing Hangzhou Washington_D.C. Los_Angeles San_Francisco San_Diego San_Jose Chicago
Boston Philadelphia Houston Dallas Austin Seattle Portland Denver Phoenix Las_Vegas Atlanta Miami Orlando Detroit Cleveland Pittsburgh Baltimore New_Orleans Nashville Memphis Minneapolis Milwaukee
St._Louis Kansas_City Salt_Lake_City Sacramento Cupertino Toronto Montreal Vancouver Ottawa Calgary Mexico_City Havana Bogota Lima Santiago Buenos_Aires Sao_Paulo Rio_de_Janeiro Brasilia Caracas Quito
Auckland Wellington Canberra Brisbane Perth Adelaide Silicon_Valley Hollywood Manhattan Brooklyn Westminster USA UK UAE U.S. U.K. US
Kinshasa Luanda Abidjan Accra Dakar Bamako Casablanca Rabat Algiers Tunis Tripoli Alexandria Khartoum Addis_Ababa Mogadishu Kampala Kigali Dar_es_Salaam Dodoma Lusaka Harare Maputo Windhoek Gaborone
Pretoria Durban Antananarivo Yaounde Douala Kano Ibadan Ouagadougou Surabaya Bandung Yangon Mandalay Vientiane Hyderabad Bangalore Bengaluru Chennai Kolkata Calcutta Pune Ahmedabad Jaipur Lucknow
Kanpur Chittagong Faisalabad Rawalpindi Busan Incheon Daegu Pyongyang Nagoya Sapporo Fukuoka Yokohama Kobe Hiroshima Izmir Mashhad Isfahan Basra Mosul Aleppo Sanaa Muscat Manama Kuwait_City Ashgabat
Chongqing Xi'an Dalian Qingdao Harbin Macau Marseille Lyon Toulouse Bordeaux Lille Nantes Strasbourg Valencia Seville Bilbao Malaga Porto Krakow Lodz Wroclaw Poznan Gdansk Brno Ostrava Bratislava
Ljubljana Skopje Tirana Pristina Podgorica Chisinau Odessa Odesa Kharkiv Lviv St._Petersburg Saint_Petersburg Novosibirsk Yekaterinburg Kazan Vladivostok Rotterdam The_Hague Utrecht Antwerp Ghent
Gothenburg Malmo Bergen Aarhus Tampere Reykjavik Valletta Nicosia Stuttgart Dusseldorf Dortmund Leipzig Dresden Bremen Hanover Nuremberg Genoa Palermo Bologna Thessaloniki Lausanne Bern Salzburg Graz
Innsbruck Sheffield Newcastle Nottingham Leicester Southampton Plymouth Aberdeen Dundee Guadalajara Monterrey Tijuana Guatemala_City San_Salvador Tegucigalpa Managua San_Juan Santo_Domingo
Port-au-Prince Medellin Guayaquil La_Paz Asuncion Montevideo Recife Fortaleza Belo_Horizonte Porto_Alegre Curitiba Manaus Maracaibo San_Antonio Indianapolis Edmonton Winnipeg Christchurch`

const spaced = (word: string) => word.replaceAll('_', ' ')
const pairs = countryTable.split(/\s+/).map((pair) => pair.split(':').map(spaced))

/** Lower-case names of countries. */
export const countries: ReadonlySet<string> = new Set(pairs.map(([name]) => (name ?? '').toLowerCase()))

/** Lower-case adjective or name of a people → its country. */
export const demonyms: ReadonlyMap<string, string> = new Map(
  pairs.map(([name, people]) => [(people ?? '').toLowerCase(), name ?? '']),
)

/** Lower-case names of known places, countries among them. */
export const knownPlaces: ReadonlySet<string> = new Set([
  ...countries,
  ...otherPlaces.split(/\s+/).map((word) => spaced(word).toLowerCase()),
])
