"""Denials in other words, all against some, and opposite answers: for each a case, and a near one
that must stay silent."""

import pytest

from claimtrack.ledger.compare import compare_rows


def answer(a, b):
    return next(iter(compare_rows([{"a": a, "b": b}])))


def conflicts(a, b):
    found = answer(a, b)
    return found["relation"] == "contradicts" and found["tier"] == "conflict"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("It is a hoax that the mayor has died, the town hall said.", "The mayor has died."),
        (
            "The actor's agent dismissed reports that he was drunk as pure invention.",
            "The actor was drunk.",
        ),
        ("The governor laughed off suggestions that he had resigned.", "The governor resigned."),
        ("The company denied dumping waste in the lake.", "The company dumped waste in the lake."),
        ("The airline rejected suggestions that the pilot was ill.", "The pilot was ill."),
    ],
)
def test_a_report_waved_away_is_denied(a, b):
    assert conflicts(a, b)


def test_a_proof_that_was_not_found_leaves_the_claim_unproven():
    found = answer(
        "Auditors found no proof that the minister took bribes.", "The minister took bribes."
    )
    assert (found["relation"], found["rule"]) == ("contradicts", "W1 denied")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The minister denied taking bribes.", "The minister was charged with taking bribes."),
        (
            "Police denied firing at the crowd.",
            "A lawyer called for an inquiry into the firing.",
        ),
        ("The editor warned readers before the law passed.", "The law passed."),
    ],
)
def test_a_denial_says_nothing_against_a_charge(a, b):
    assert not conflicts(a, b)


def test_what_never_took_place_had_no_consequence():
    assert conflicts(
        "The supposed gas leak never occurred.", "Two workers were poisoned by the gas leak."
    )
    assert not conflicts(
        "The rerun of the vote never took place.", "Protesters gathered after the vote."
    )


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The clerk forgot to lock the gate.", "The clerk did not lock the gate."),
        ("The club decided against selling the ground.", "The club did not sell the ground."),
        ("The inspector neglected to test the brakes.", "The brakes were not tested."),
        ("The jury found the nurse not guilty.", "The jury acquitted the nurse."),
    ],
)
def test_what_was_forgotten_or_decided_against_was_not_done(a, b):
    assert not conflicts(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Every parcel in the depot has been checked.",
            "Dozens of parcels in the depot have yet to be checked.",
        ),
        (
            "Every sailor was rescued from the wreck.",
            "Two sailors from the wreck were never found.",
        ),
        ("None of the climbers survived.", "One climber survived."),
    ],
)
def test_all_of_them_are_not_all_but_some(a, b):
    assert conflicts(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("None of the climbers survived.", "One guide survived."),
        ("All 46 people on board survived.", "None of the 46 people on board died."),
        ("All schools in the north have reopened.", "Three schools have not reopened."),
    ],
)
def test_others_than_all_of_them_are_others(a, b):
    assert not conflicts(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The rebels surrendered.", "The rebels vowed to fight on."),
        ("The march had been authorised.", "The march was held without a permit."),
        ("The dam held.", "Floodwater broke through the dam."),
        ("The two states restored diplomatic ties.", "The two states cut diplomatic ties."),
        ("The launch was scrubbed.", "The rocket lifted off as planned."),
        ("The port stayed open throughout.", "The port was closed for several hours."),
        ("Nurses called off the strike at the last minute.", "The nurses' strike went ahead."),
        ("The two sides signed a deal.", "The talks ended without a deal."),
        ("The shooter was killed by police.", "The shooter killed himself."),
    ],
)
def test_one_question_answered_in_two_ways(a, b):
    assert conflicts(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The president promised to lift the ban.", "The ban remains in force."),
        ("Unless a deal is reached, nurses will walk out.", "Nurses worked as normal."),
        ("The market opened higher.", "The market closed lower."),
        ("The port was closed.", "The port has reopened."),
        ("The court overturned the conviction.", "The court did not uphold the conviction."),
        ("The launch had twice been delayed.", "The rocket lifted off on Tuesday."),
        ("The king attended the funeral.", "The queen did not attend the funeral."),
        ("Profits fell short of forecasts.", "Profits rose."),
        ("The crane toppled.", "The crane collapse left no injuries."),
    ],
)
def test_what_may_both_be_true_is_no_two_answers(a, b):
    assert not conflicts(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("None of the crew survived.", "The captain survived."),
        ("Neither of the pilots was injured.", "The co-pilot was injured."),
        ("The whole family died in the fire.", "The daughter survived the fire."),
    ],
)
def test_what_none_of_a_group_did_one_of_them_did_not(a, b):
    found = answer(a, b)
    assert (found["relation"], found["rule"]) == ("contradicts", "W2 one of them")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("None of the passengers was hurt.", "The captain was hurt."),
        ("None of the crew survived.", "Two passengers survived."),
        ("Some of the crew survived.", "The captain died."),
    ],
)
def test_who_is_none_of_the_group_may_do_otherwise(a, b):
    assert not conflicts(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The president backed the treaty.", "The parliament rejected the treaty."),
        ("The senator voted against the bill.", "The bill passed."),
        ("The union's leader accepted the offer.", "The union's members rejected the offer."),
        ("The bank refused to lend the firm money.", "Another bank lent the firm money."),
        ("The rebels denied shelling the market.", "Shells hit the market."),
        ("Police fired tear gas.", "Police did not fire live rounds."),
        ("The plan was shelved.", "The plan was not carried out."),
        ("The house was not spared.", "The house was destroyed."),
        ("The union did not call off the strike.", "The strike went ahead."),
        ("There was no agreement at the summit.", "The summit ended without agreement."),
        ("The vote was free of fraud.", "There was no fraud in the vote."),
        ("Norway is threatening to veto the plan.", "The plan was adopted unanimously."),
    ],
)
def test_two_minds_and_two_doers_are_no_contradiction(a, b):
    assert not conflicts(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The regulator approved the drug.", "The regulator rejected the drug."),
        ("The embassy denied issuing the visa.", "The embassy issued the visa."),
        ("The exam was cancelled.", "The exam was held as planned."),
        ("Rescue teams reached the village.", "No rescuers have reached the village."),
    ],
)
def test_one_mind_and_one_doer_are(a, b):
    assert conflicts(a, b)
