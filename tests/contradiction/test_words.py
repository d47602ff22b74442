"""The rows of words, for and against each: pairs on elections, courts, companies, disasters."""

from __future__ import annotations

import pytest

from claimtrack.contradiction import finding, words
from claimtrack.matching import similarity
from claimtrack.model import Circumstances, Relation
from claimtrack.reading import read


def relate(a: str, b: str, **known: object) -> Relation | None:
    left, right = read(a), read(b)
    known = {"same_event": True} | known
    measured = similarity.compare(left, right, lambda word: 1.0)
    return words.relate(left, right, Circumstances(**known), measured)


CONTRADICTING = {
    "W1 denied": [
        (
            "The electoral commission annulled the vote in Kisumu.",
            "The electoral commission denied that it had annulled the vote in Kisumu.",
        ),
        (
            "The company denied that it had laid off workers.",
            "The company laid off workers at its Ohio plant.",
        ),
        (
            "Ethiopia rejected claims that its troops crossed the border.",
            "Ethiopian troops crossed the border.",
        ),
        ("Reports that the mine was closed are false.", "The mine was closed."),
        ("The reports of a coup were dismissed as false.", "There was a coup."),
        ("There is no truth to reports that the bank is insolvent.", "The bank is insolvent."),
        (
            "The spokeswoman denied any involvement in the attack.",
            "The group was involved in the attack.",
        ),
    ],
    "W1 never happened": [
        (
            "There was no fraud in the election, observers said.",
            "Observers found fraud in the election.",
        ),
    ],
    "W2 negated": [
        ("The prime minister resigned on Tuesday.", "The prime minister did not resign."),
        (
            "The opposition candidate conceded defeat.",
            "The opposition candidate has not conceded defeat.",
        ),
        ("Police arrested the mayor.", "The mayor was not arrested."),
        ("The airline filed for bankruptcy.", "The airline has not filed for bankruptcy."),
        ("The dam collapsed after the flood.", "The dam did not collapse."),
        ("The volcano erupted on Sunday.", "The volcano has not erupted, officials said."),
        ("All passengers survived the crash.", "Nobody survived the crash."),
        ("The WHO approved the drug.", "The WHO did not approve the drug."),
        ("Kenya qualified for the World Cup.", "Kenya failed to qualify for the World Cup."),
        ("The striker signed for Milan.", "The striker did not sign for Milan."),
        ("Police fired on the protesters.", "Police did not fire on the protesters."),
        ("Police say they used no tear gas.", "Police used tear gas against the marchers."),
        ("The ambassador was expelled.", "The ambassador was not expelled."),
        ("The two countries signed the treaty.", "The two countries did not sign the treaty."),
        ("JNIM took part in the ambush.", "JNIM did not take part in the ambush."),
        ("Ukraine had no part in the ambush.", "Ukraine helped the rebels in the ambush."),
        ("Boeing knew about the fault.", "Boeing did not know about the fault."),
        ("Sweden joined NATO.", "Sweden has not joined NATO."),
        ("The president is in hospital, aides said.", "The president is not in hospital."),
        ("No ceasefire was agreed.", "A ceasefire was agreed on Friday."),
        ("The deal was signed in May.", "The deal was never signed."),
        ("The general was not killed but wounded.", "The general was killed."),
        ("The airliner was not shot down; it crashed.", "The airliner was shot down."),
        ("Nothing was hit in the raid.", "The fuel depot was destroyed in the raid."),
        (
            "The Taliban released the two Americans.",
            "The Taliban did not release the two Americans.",
        ),
    ],
    "W4 only": [
        ("The ship was carrying grain.", "The ship was carrying only fertiliser."),
    ],
    "W4 opposed": [
        (
            "The incumbent won the presidential election.",
            "The incumbent was defeated in the presidential election.",
        ),
        ("Parliament approved the budget.", "Parliament rejected the budget."),
        ("The referendum was postponed.", "The referendum was held as planned."),
        ("The senator voted for the bill.", "The senator voted against the bill."),
        ("The jury acquitted the former banker.", "The jury convicted the former banker."),
        ("The court upheld the ban.", "The court overturned the ban."),
        ("The singer pleaded guilty to tax fraud.", "The singer pleaded not guilty to tax fraud."),
        (
            "The judge dismissed the lawsuit against the airline.",
            "The judge allowed the lawsuit against the airline to proceed.",
        ),
        ("The merger was approved by regulators.", "Regulators blocked the merger."),
        (
            "Shares in the company rose after the announcement.",
            "Shares in the company fell after the announcement.",
        ),
        ("The company made a profit last year.", "The company made a loss last year."),
        ("The fire is under control.", "The fire is still spreading."),
        ("The pilot survived the crash.", "The pilot was killed in the crash."),
        ("The bridge remains open.", "The bridge has been closed."),
        ("The vaccine is safe, regulators said.", "The vaccine is unsafe, regulators said."),
        ("The patient died of cholera.", "The patient recovered from cholera."),
        ("The athlete tested positive for steroids.", "The athlete tested negative for steroids."),
        ("The protest was peaceful.", "The protest was violent."),
        ("Serbia recognised Kosovo.", "Serbia rejected recognition of Kosovo."),
        ("The girl was found alive.", "The girl was found dead."),
        ("The plane landed safely in Oslo.", "The plane crashed in Oslo."),
        ("The video is genuine.", "The video is fake."),
        ("Inflation rose in Ghana.", "Inflation fell in Ghana."),
        ("The ship was empty.", "The ship was full."),
        ("The head of the central bank was sacked.", "The head of the central bank resigned."),
        ("The central bank raised interest rates.", "The central bank cut interest rates."),
        ("The ban was lifted.", "The ban remains in place."),
        ("Workers ended their strike at the port.", "Workers continue their strike at the port."),
        ("Iran closed its airspace.", "Iran's airspace is open."),
        ("The leader fled to Algeria.", "The leader remains in Kidal."),
    ],
    "W5 alone": [
        ("The CSP fought alone.", "JNIM fought alongside the CSP."),
    ],
    "W5 other actor": [
        ("Labour won the by-election in Selby.", "The Conservatives won the by-election in Selby."),
        ("Toyota recalled the cars.", "Honda recalled the cars."),
        ("Oracle acquired the start-up.", "Intel acquired the start-up."),
        ("A cigarette caused the blaze.", "An electrical fault caused the blaze."),
        (
            "According to Russia, Ukraine bombed the prison.",
            "According to Ukraine, Russia bombed the prison.",
        ),
    ],
    "W5 swapped": [
        ("Arsenal beat Chelsea in the final.", "Chelsea beat Arsenal in the final."),
    ],
    "W6 other place": [
        ("The ferry sank off Cebu.", "The ferry sank off Palawan."),
        ("The train derailed near Lyon.", "The train derailed near Marseille."),
        ("The summit took place in Geneva.", "The summit took place in Vienna."),
    ],
}

COMPATIBLE = [
    ("Turnout rose in the north.", "Turnout fell in the south."),
    ("The president said he would run again.", "The president won the election."),
    ("The party plans to boycott the vote.", "The party took part in the debate."),
    ("The suspect was arrested on Monday.", "The suspect was released on Friday."),
    ("The suspect was charged.", "The suspect denied the charges."),
    ("The company sold its Dutch unit.", "The company bought a German rival."),
    ("The company may sell its Dutch unit.", "The company did not sell its Dutch unit."),
    ("The earthquake damaged the school.", "The earthquake destroyed the bridge."),
    ("The flood damaged houses in Valencia.", "The flood destroyed bridges in Bavaria."),
    ("Villages were flooded in Punjab.", "Villages were flooded in Sindh."),
    ("Serbia did not only sign the treaty but also ratified it.", "Serbia signed the treaty."),
    ("Not everyone was evacuated from the island.", "Residents were evacuated from the island."),
    ("The mayor refused to rule out a strike.", "The strike went ahead."),
    ("The bank confirmed that it is insolvent.", "The bank is insolvent."),
    ("The finance minister did not deny that taxes would rise.", "Taxes would rise."),
    ("The hospital was hit by a shell, the ministry said.", "A shell hit the hospital."),
    ("The strike left 12 people dead.", "12 people were killed in the strike."),
    ("Rescuers found the girl alive.", "Rescuers found the body of a man."),
    ("Greenpeace condemned the spill.", "The WWF condemned the spill."),
    ("Oxfam called for a truce.", "The ICRC called for a truce."),
    (
        "The summit will take place in Geneva.",
        "The summit is expected to take place in Vienna or Geneva.",
    ),
    ("The pope visited Chad.", "The pope visited Kenya."),
    ("Sweden joined NATO.", "Finland joined NATO."),
    ("The union ended the strike.", "The union began the strike."),
    ("Inflation rose in Ghana.", "Inflation fell in Kenya."),
    ("The shooter was killed by police.", "The shooter killed six people."),
    ("The central bank raised interest rates.", "The central bank warned of recession."),
    ("Chile beat Peru in the semi-final.", "Peru beat Bolivia in the quarter-final."),
    ("A court in Lyon convicted the driver.", "A court in Paris acquitted the owner."),
    ("Uganda closed its border with Congo.", "Uganda closed its border with Rwanda."),
    ("Apple did not comment on the report.", "Apple is building a car."),
    ("The general was not killed but wounded.", "The general was wounded."),
    ("The airliner was not shot down; it crashed.", "The airliner crashed."),
    ("The court heard the case on Monday.", "The court adjourned the case on Tuesday."),
    ("The mayor opened the new hospital.", "The mayor closed the old clinic."),
    ("Rescuers found two survivors.", "Rescuers recovered 14 bodies."),
    ("The company hired 200 engineers.", "The company laid off 50 sales staff."),
    ("Profits rose in the first quarter.", "Sales fell in the first quarter."),
    ("Exports fell.", "Imports rose."),
    ("The opposition rejected the result.", "The ruling party accepted the result."),
    ("The prosecutor appealed the verdict.", "The defence welcomed the verdict."),
    ("The storm made landfall in Florida.", "The storm weakened over Georgia."),
    ("Schools in Delhi were closed because of smog.", "Schools in Mumbai stayed open."),
    ("The ferry was carrying 120 passengers.", "The ferry sank in minutes."),
    ("The bus was going to Lima.", "The bus came from Cusco."),
    ("Germany lost to Japan.", "Germany beat Costa Rica."),
    ("The train left Madrid at noon.", "The train arrived in Seville in the evening."),
    ("The striker scored in the first half.", "The goalkeeper saved a penalty."),
    ("Doctors treated 40 patients.", "Doctors ran out of oxygen."),
    ("The lake froze in January.", "The lake dried up in August."),
    ("The minister resigned.", "The minister's deputy was appointed."),
    ("The rebels attacked the barracks.", "The army repelled the attack on the barracks."),
    ("The rebels captured the town.", "The army lost the town."),
    ("The airline cancelled 40 flights.", "The airline resumed flights to Cairo."),
    ("The EU imposed sanctions on Belarus.", "The United States imposed sanctions on Belarus."),
    ("France condemned the coup.", "Algeria condemned the coup."),
    ("The president met the pope.", "The president met the king of Jordan."),
    ("A bomb exploded in Quetta.", "A bomb exploded in Peshawar."),
    ("Protesters blocked the highway.", "Police cleared the highway."),
    ("Protesters gathered outside the palace.", "Police guarded the palace."),
    ("A fire broke out in the factory.", "Firefighters put out the fire in the factory."),
    ("The hostage was freed.", "The hostage was held for two years."),
    ("The dam is safe, engineers said.", "Engineers inspected the dam."),
    ("The bank raised its forecast.", "The bank warned of risks."),
    ("The bill passed the lower house.", "The bill was rejected by the Senate."),
    ("The jury convicted him of fraud.", "The jury acquitted him of bribery."),
    ("The head of the army was sacked.", "The head of the navy was appointed."),
    (
        "The court sentenced the former minister to ten years.",
        "The court sentenced the businessman to three years.",
    ),
    (
        "The vaccine protects against infection.",
        "The vaccine does not protect against transmission.",
    ),
    ("The suspect was not known to police.", "The suspect was known to the intelligence services."),
    ("No one was killed in the fire.", "Two people were injured in the fire."),
    ("The pilot did not report a fault.", "The pilot reported bad weather."),
    (
        "The army did not fire on the crowd, the general said, but the police did.",
        "The police fired on the crowd.",
    ),
    ("The king did not attend the funeral.", "The queen attended the funeral."),
    ("The government will not raise taxes.", "The government raised taxes last year."),
    ("The government promised not to raise taxes.", "The government raised tariffs."),
    ("The company has not paid its suppliers.", "The company paid its workers."),
    ("The referee did not award a penalty.", "The referee awarded a free kick."),
    ("The drug is not approved in Europe.", "The drug is approved in the United States."),
    ("The river did not burst its banks in Cologne.", "The river burst its banks in Bonn."),
    ("The general was reported dead.", "The general may be alive."),
    ("The border is closed to lorries.", "The border is open to pedestrians."),
    ("The northern border is closed.", "The southern border is open."),
    ("The market opened higher.", "The market closed lower."),
    ("The reactor was shut down.", "The reactor had been operating for 40 years."),
    ("The minister denied corruption.", "The minister was accused of corruption."),
    ("The minister denied wrongdoing.", "The minister was arrested."),
    ("Police deny using excessive force.", "A protester was killed."),
    ("Google denied the report.", "Google plans to cut jobs."),
    (
        "The army said it had killed 20 militants.",
        "Residents said the army had killed 20 civilians.",
    ),
    (
        "The group claimed responsibility for the attack in Mogadishu.",
        "The group denied responsibility for the attack in Nairobi.",
    ),
    ("The convoy was attacked on Monday.", "The convoy was attacked again on Thursday."),
    ("Nadal won the first set.", "Djokovic won the second set."),
    ("Nadal won the first set.", "Djokovic won the match."),
    ("Both sides accused each other of breaking the truce.", "The truce was broken."),
    ("The union accepted the offer.", "The union had rejected an earlier offer."),
    ("The ship was released after paying a fine.", "The ship had been seized in May."),
    ("It is not clear whether the pilot survived.", "The pilot died."),
    ("The city fell to the rebels in 2012.", "French troops retook the city in 2013."),
    ("The party lost its majority.", "The party won the most seats."),
    ("The opposition won in the capital.", "The ruling party won in the countryside."),
    ("The judge granted bail to the driver.", "The judge denied bail to the owner."),
    ("Samsung sued Apple.", "Apple sued Samsung."),
    (
        "Israel accused Hamas of violating the truce.",
        "Hamas accused Israel of violating the truce.",
    ),
    ("Iran attacked Israel.", "Israel attacked Iran."),
    ("The Taliban released two Americans.", "The Taliban arrested two Britons."),
    ("Workers at the mine went on strike.", "The strike at the mine killed five people."),
    ("Kenya's president visited Haiti.", "Haiti's prime minister visited Kenya."),
    ("The rebels said the town was theirs.", "The army said the town was quiet."),
    ("Turkey opposes Sweden's bid.", "Turkey supports Finland's bid."),
    ("The price of oil rose.", "The price of gold fell."),
    ("Deaths from malaria fell in Africa.", "Deaths from cholera rose in Africa."),
    ("Unemployment fell among women.", "Unemployment rose among men."),
]


@pytest.mark.parametrize(
    ("rule", "a", "b"), [(rule, a, b) for rule, pairs in CONTRADICTING.items() for a, b in pairs]
)
def test_two_claims_contradict_by_the_row(rule: str, a: str, b: str):
    found = relate(a, b)
    assert found is not None
    assert (found.relation, found.rule) == ("contradicts", rule)


@pytest.mark.parametrize(("a", "b"), COMPATIBLE)
def test_two_claims_that_can_both_be_true_do_not_contradict(a: str, b: str):
    found = relate(a, b)
    assert found is None or found.relation != "contradicts"


@pytest.mark.parametrize(
    ("a", "b"), [pair for pairs in CONTRADICTING.values() for pair in pairs[:4]] + COMPATIBLE[:30]
)
def test_the_order_of_two_claims_does_not_matter(a: str, b: str):
    one, other = relate(a, b), relate(b, a)
    assert (one and (one.relation, one.rule)) == (other and (other.relation, other.rule))


def test_marks_and_quotes_lie_in_their_own_claim():
    a, b = "The jury acquitted the banker.", "Officials said the jury did not acquit the banker."
    for first, second in ((a, b), (b, a)):
        found = relate(first, second)
        assert found is not None
        assert found.relation == "contradicts"
        assert all(end <= len(first) for _, end in found.marks_a)
        assert all(end <= len(second) for _, end in found.marks_b)
        assert "“" in found.explanation
        assert found.dissolves


def test_a_state_said_weeks_later_revises():
    found = relate("The road is closed.", "The road has reopened.",
                   a_said="2023-01-04", b_said="2023-02-20")  # fmt: skip
    assert found is not None
    assert found.relation == "revises"
    same_day = relate("The road is closed.", "The road has reopened.",
                      a_said="2023-01-04", b_said="2023-01-04")  # fmt: skip
    assert same_day is not None
    assert same_day.relation == "contradicts"


def test_what_was_only_reported_weighs_less():
    flat = relate("Peru sank the trawler.", "Peru did not sink the trawler.")
    hearsay = relate("Peru reportedly sank the trawler.", "Peru did not sink the trawler.")
    assert flat is not None
    assert hearsay is not None
    assert hearsay.strength == pytest.approx(flat.strength - finding.REPORTED)


def test_places_speak_against_each_other_only_within_one_event():
    a, b = "The glider crashed near Lyon.", "The glider crashed near Marseille."
    found = relate(a, b)
    assert found is not None
    assert found.kind == "location"
    assert relate(a, b, same_event=None) is None or relate(a, b, same_event=None).kind == ""


def test_a_place_within_the_other_is_no_contradiction():
    found = relate("The glider crashed near Lyon.", "The glider crashed in France.")
    assert found is None or found.relation != "contradicts"


def test_also_adds_and_does_not_contradict():
    found = relate("France built the dam.", "China also built the dam.")
    assert found is None or found.relation != "contradicts"


def test_the_same_content_repeats():
    found = relate("Rebels captured the airport.", "The airport was seized by rebels.")
    assert found is not None
    assert (found.relation, found.rule) == ("repeats", "W8 same content")


def test_who_says_more_leaves_the_other_broader():
    found = relate("Rebels captured the airport.",
                   "Rebels captured the airport and the harbour after heavy fighting.")  # fmt: skip
    assert found is not None
    assert (found.relation, found.broader) == ("compatible", "a")


def test_every_row_has_a_name_a_sentence_and_an_example_that_fits():
    for row in words.ROWS:
        assert row.find.__doc__
        found = relate(*row.example)
        assert found is not None
        assert found.rule == row.name
