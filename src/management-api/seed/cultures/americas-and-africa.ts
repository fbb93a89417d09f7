import { type Culture, givenFirst, names, places } from './culture.ts';

/** 555-0100 to 555-0199, which are reserved for fiction. */
const northAmerican = (areas: string) => areas.split(' ').map((area) => `1 ${area} 555 01xx`);

export const americasAndAfrica: Culture[] = [
  {
    weight: 8,
    country: 'US',
    locale: 'en-US',
    zones: ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles'],
    given: names(`Aaliyah, Brooks, Cassidy, Dakota, Emerson, Finley, Grayson, Harper, Isaiah, Jordan, Keisha, Logan,
      Mackenzie, Nevaeh, Owen, Peyton, Quinn, Riley, Skyler, Taylor, Umar, Wyatt, Zion`),
    family:
      names(`Abernathy, Bradshaw, Castillo, Delgado, Ellison, Freeman, Goldberg, Hawkins, Iverson, Jefferson, Kowalski,
      Lindgren, McAllister, Nakamura, O’Connor, Patterson, Ramirez, Sullivan, Thornton, Washington, Yamada, Zimmerman`),
    fullName: givenFirst,
    phones: northAmerican('212 202 312 303 206 415 512 617 404 702 808 907'),
    places: places(`Portland|OR|97205; Austin|TX|78701; Boston|MA|02108; Denver|CO|80202; Savannah|GA|31401`),
    streets: ['# Maple Avenue', '# Oak Street', '# Lakeview Drive'],
  },
  {
    weight: 2,
    country: 'CA',
    locale: 'fr-CA',
    zones: ['America/Toronto'],
    given:
      names(`Amélie, Benoît, Chloé, Dominique, Élodie, Félix, Geneviève, Jérôme, Laurence, Maxime, Noémie, Océane, Philippe,
      Raphaël, Stéphanie, Thérèse, Xavier, Zoé`),
    family:
      names(`Archambault, Beauchemin, Côté, Desjardins, Éthier, Fréchette, Gagné, Hétu, Lévesque, Mongrain, Ouellet,
      Pépin, Robitaille, Saint-Onge, Tremblay, Vézina`),
    fullName: givenFirst,
    phones: northAmerican('514 418 438 819'),
    places: places(`Montréal|Québec|H2Y 1C6; Québec|Québec|G1R 4P5; Trois-Rivières|Québec|G9A 5C9`),
    streets: ['#, rue Sainte-Anne', '#, chemin du Fleuve'],
  },
  {
    weight: 3,
    country: 'MX',
    locale: 'es-MX',
    zones: ['America/Mexico_City', 'America/Tijuana'],
    given:
      names(`Abril, Benjamín, Citlali, Damián, Esperanza, Fabián, Guadalupe, Héctor, Itzel, Joaquín, Lucía, Martín, Noé,
      Ofelia, Pilar, Ramón, Sofía, Tonatiuh, Verónica, Xóchitl`),
    family:
      names(`Aguilar, Bañuelos, Cárdenas, Durán, Escobar, Figueroa, García, Huerta, Iturbide, Juárez, López, Márquez,
      Nájera, Ochoa, Patiño, Ríos, Saldaña, Treviño, Villaseñor`),
    fullName: givenFirst,
    phones: ['52 55 5000 xxxx', '52 33 3000 xxxx'],
    places: places(`Ciudad de México|CDMX|06000; Mérida|Yucatán|97000; Querétaro|Querétaro|76000`),
    streets: ['Calle Hidalgo #', 'Avenida Juárez #', 'Callejón del Águila #'],
  },
  {
    weight: 5,
    country: 'BR',
    locale: 'pt-BR',
    zones: ['America/Sao_Paulo', 'America/Manaus'],
    given:
      names(`Antônio, Bárbara, Caíque, Débora, Estêvão, Flávia, Gonçalo, Helena, Inácio, João, Larissa, Moisés, Natália,
      Otávio, Patrícia, Raíssa, Simão, Thaís, Vinícius, Yara`),
    family:
      names(`Almeida, Araújo, Brandão, Conceição, Damasceno, Esteves, Falcão, Guimarães, Holanda, Leitão, Magalhães, Nóbrega,
      Paixão, Queirós, Ribeirão, Simões, Taváres, Uchôa, Vilaça`),
    fullName: givenFirst,
    phones: ['55 11 90000 xxxx', '55 21 90000 xxxx', '55 71 90000 xxxx'],
    places: places(`São Paulo|SP|01001-000; Salvador|BA|40020-000; Florianópolis|SC|88010-000; Belém|PA|66010-000`),
    streets: ['Rua das Acácias, #', 'Avenida São João, #', 'Praça da Sé, #'],
  },
  {
    weight: 3,
    country: 'NG',
    locale: 'en-NG',
    zones: ['Africa/Lagos'],
    given:
      names(`Adaeze, Babátúndé, Chinyere, Dayọ̀, Ebele, Fọlákẹ́, Gbénga, Halima, Ifẹ́olúwa, Jídé, Kelechi, Lọlá, Musa, Ngozi,
      Ọlámide, Rotimi, Ṣadé, Táiwò, Uche, Yéwándé`),
    family:
      names(`Abíọ́lá, Adéyẹmí, Balógun, Chukwu, Danjuma, Ẹniọlá, Fáshọlá, Ibrahim, Késhì, Lawal, Mbadiwe, Nwosu, Okonkwo,
      Ọládípọ̀, Sáńyà, Ṣóyínká, Uzoma, Yakubu`),
    fullName: givenFirst,
    phones: ['234 800 000 xxxx', '234 900 000 xxxx'],
    places: places(`Lagos|Lagos|100001; Ìbàdàn|Ọ̀yọ́|200001; Kano|Kano|700001`),
    streets: ['# Marina Road', '# Ahmadu Bello Way', '# Awólọ́wọ̀ Avenue'],
  },
];
