/**
 * Words to dictate on the phone: those of BIP 39's English list (MIT license) with four to seven letters, without homophones
 * and without words that a user might take amiss. They differ in their first four letters.
 */
export const dictatedWords: readonly string[] = `
abandon ability able about above absent absorb absurd access account achieve acid acquire across action actor
actress actual adapt address adjust admit adult advance advice aerobic affair afford afraid again agent agree
ahead airport alarm album alert alien alley allow almost alone alpha already also always amateur amazing among
amount amused analyst anchor ancient anger angle animal ankle annual another answer antenna antique apart
apology appear apple approve april arch arctic area arena argue armed armor army around arrange arrest arrive
arrow artist artwork aspect asset assist assume asthma athlete atom attend attract auction audit august author
auto autumn average avocado avoid awake aware awesome awkward axis bacon badge balance balcony bamboo banana
banner barely bargain barrel basic basket because become beef before begin behave behind believe below belt
bench benefit best betray between beyond bicycle bike bind biology bird blade blanket blast blossom blouse blur
blush boat boil bone bonus book boost boring borrow boss bottom bounce bracket brain brand brass brave breeze
brick bridge brief bright bring brisk bronze broom brother brown brush bubble buddy budget buffalo bulb bulk
bundle bunker busy butter buzz cabbage cabin cable cactus cage cake call calm camera camp canal candy canoe
canyon capable captain carbon card cargo carpet carry cart case castle casual catalog catch cattle cause caution
cave celery cement century certain chair chalk change chapter charge chase chat cheese chef cherry chicken chief
child chimney choice chronic chuckle chunk churn cigar circle city civil clap clarify claw clay clean clerk
clever client cliff clip clock clog cloth cloud clown club clump cluster clutch coach coast coconut code coffee
coil coin collect column combine come comfort comic common company concert conduct confirm connect control cook
cool copper copy corn correct cost cotton couch country couple cover coyote crack cradle craft cram crane crash
crater crawl cream credit crew cricket crisp critic crop cross crouch crowd crucial crumble crunch crystal cube
culture curious curtain curve cushion custom cute cycle damp dance daring dash dawn deal debate decade decide
defense define degree delay deliver demand demise denial dentist depart depend deposit depth deputy derive
design desk detail detect develop device devote diagram dial diamond diary dice diesel diet differ digital
dignity dilemma dinner direct dish dismiss display divide doctor dolphin domain donate donor door double dove
dragon drama drastic draw dream dress drift drink drive drop drum dune during dust duty dwarf dynamic eager
eagle early earth easily east easy echo ecology economy edge edit educate effort either elbow elder elegant
element elite else embark embody embrace emerge emotion employ empower empty enable enact endless endorse energy
enforce engage engine enhance enjoy enlist enough enrich enroll ensure enter entire entry episode equal equip
erase erode erosion error erupt escape essay essence estate eternal ethics evoke evolve exact example excess
excite exclude excuse exhaust exhibit exist exit exotic expand expect explain express extend extra eyebrow
fabric face faculty fade faith fall false fame famous fancy farm fashion feature federal feed feel female fence
fetch fiber fiction field figure file film final fine finger finish firm first fiscal fish fitness flag flame
flash flat flavor flight flip float flock floor fluid flush foam focus foil follow food foot force forest forget
fortune forum fossil foster found fragile frame fresh friend fringe frog front frost frown frozen fruit fuel
funny furnace future gadget gain galaxy gallery game garage garbage garden garlic garment gasp gather gaze
general genius genre gentle genuine gesture giant gift giggle ginger giraffe give glad glance glare glass glide
glimpse globe glory glove glow glue goat goddess gold good goose gospel govern gown grab grace grant grape grass
gravity green grid group grow guard guitar habit half hammer hamster hand happy harbor hard harvest hawk head
health heavy height hello helmet help hidden high hill hint history hobby hockey holiday hollow home honey hood
hope horn host hotel hover huge humble humor hundred hurdle hurry hybrid icon ignore image imitate immense
immune impact impose improve impulse inch include income index indoor infant inflict inform inhale inherit
initial inject inmate inner input inquiry insect inside inspire install intact into invest invite involve iron
island isolate issue item ivory jacket jaguar jazz jelly join joke journey judge juice jump jungle junior just
keen keep ketchup kick kidney kind kingdom kitchen kite kitten kiwi label labor ladder lady lake lamp laptop
large later latin laugh laundry lava lawsuit layer leader learn lecture left legal legend leisure lemon length
leopard letter level liberty library life lift like limit lion liquid list little live lizard lobster local
logic long lottery lounge love loyal lucky luggage lunar lunch luxury lyrics machine magic magnet major make
mammal mandate mango mansion manual maple marble march margin marine market mass master match math matrix matter
maximum meadow measure media melody melt member memory mention menu mercy merge merry mesh message method middle
milk million mimic minimum minute miracle mirror miss mistake mixture mobile model modify moment monitor monster
month moon motion motor mouse move movie much muffin mule museum music mutual myself mystery myth naive name
napkin narrow nation nature near neck neglect neither nephew nest network neutral never next noble noise nominee
noodle normal north notable note nothing notice novel number nurse object observe obtain obvious occur ocean
october odor offer office often okay olive olympic omit onion online open opera opinion oppose option orange
orbit orchard organ orient ostrich other outdoor outer output outside oval oven owner oxygen oyster ozone paddle
page palace palm panel panther paper parade parent park parrot party pass path patrol pattern pave payment
peanut peasant pelican pencil pepper perfect permit phone photo piano picnic picture pilot pink pioneer pipe
pitch pizza planet plastic plate play pledge pluck plug plunge poem poet point polar pond pony pool popular
portion post potato pottery powder power predict prefer prepare present pretty prevent primary print process
produce project promote proof prosper protect proud provide pudding pulp pumpkin pupil purity purpose purse push
puzzle pyramid quality quantum quick quit quiz quote rabbit raccoon radar radio rail rally ramp ranch random
range rapid rare rate rather raven ready reason rebuild recall receive recipe record recycle reduce reflect
reform refuse region regret regular relax release relief rely remain remind remove render renew reopen repair
repeat replace report require rescue resist result retire retreat return reunion reveal reward rhythm ribbon
rice rich ride ridge rigid riot ripple ritual rival river robot robust rocket romance roof rookie room rotate
round rubber rule runway rural saddle sadness safe salad salmon salon salt salute same sample sand satisfy
sausage save scale scan scatter scheme school science scout scrap script scrub search second secret section
segment select seminar senior series service settle setup seven shadow shaft shallow share shell sheriff shield
shift shine ship shock shop short shove shrimp shrug shuffle sibling siege silent silk silly silver similar
simple since sing siren situate skate sketch skill skin skirt slab slam sleep slender slice slide slogan slot
small smart smile smooth snack snap sniff snow soap soccer social soda soft solar soldier solid solve someone
song sorry sound soup south space spare spatial spawn speak special speed spell spend sphere spice spike spin
spirit split sponsor spoon sport spot spray spread spring square squeeze stable stadium stage stamp stand stay
stem stereo stick sting stock stomach stone stool stove street strong student stuff stumble subject submit
subway success such sudden sugar suggest sunset super supply supreme surface survey suspect sustain swamp swap
swarm swift swim swing switch symptom syrup system table tackle talent tape target task taste taxi teach tell
tenant tennis tent term test text thank that theme then theory they thing this three thrive thumb thunder ticket
tiger tilt tiny tissue title toast tobacco today toddler token tomato tone tonight tooth topic topple torch
tornado toss total tourist toward tower town track traffic train travel treat tree trend trial tribe trick trim
trip trophy truck true truly trumpet truth tuition tumble tunnel turkey turtle twelve twenty twice twist type
typical unable unaware under unfold uniform unique unit unknown unlock until unusual unveil update upgrade
uphold upon upper upset urban urge usage used useful usual utility vacant vacuum valid valley vapor various vast
vault vehicle velvet vendor venture venue verb verify version vessel veteran viable vibrant victory video view
village vintage virtual visa visit visual vital vivid vocal voice volcano volume vote wagon walnut water wealth
wedding weekend welcome west wheat whisper width wild window winner winter wire wisdom wise wish wonder wool
wrist zebra zero
`
  .trim()
  .split(/\s+/);
