//! Properties of the layout: it means what the text meant, it is the same whatever the spacing was, and it is final.

use agreement::{Agreement, LINTS, compare, format, read};
use proptest::prelude::*;

use super::MORATORIUM;
use super::texts::texts;

const TEMPLATE: &str = include_str!("../../../cli/src/templates/agreement.md");

/// What a text means, and the codes of what is wrong with it: everything but words and places.
fn meaning(text: &str) -> (Agreement, Vec<&'static str>) {
    let (mut agreement, diagnostics) = read(text, "a.md");
    agreement.version = "".into();
    for line in &mut agreement.clauses {
        line.clause.text = "".into();
        line.clause.span = model::TextSpan { file: "".into(), line: 0, from: 0, to: 0, article: [].into() };
    }
    (agreement, diagnostics.into_iter().map(|found| found.code).collect())
}

fn holds(text: &str) {
    let formatted = format(text);
    assert_eq!(meaning(text), meaning(&formatted), "\n{text}\n=>\n{formatted}");
    assert_eq!(formatted, format(&formatted), "\n{text}");
}

/// Clauses of every kind, by item: how deep each stands, and its words.
const LINES: &[(usize, &str)] = &[
    (0, "agreement halt \"The  halt; of, all\""),
    (1, "between north, south"),
    (1, "undertaken by north towards usa"),
    (1, "mediated by the Sultanate of Oman"),
    (1, "guaranteed by usa"),
    (1, "interpreted by usa"),
    (1, "monitored by osce"),
    (1, "text \"T:  1\" sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    (1, "the monitor has access to Alpha, Beta"),
    (1, "complaints go to osce within 3 days and are answered within 7 days"),
    (1, "the monitor reports to the Council of  Elders every week"),
    (1, "units are told within 6 hours of the start, by written order, read aloud"),
    (1, "it supplements \"A,  B\""),
    (1, "watched for substitution: railway, port"),
    (1, "may be changed by agreement of north and south"),
    (1, "each party may leave it with notice of 30 days"),
    (1, "each party may suspend it by notice to osce, effective after 3 days"),
    (1, "a violation is serious from 1000 people affected"),
    (1, "any other violation is minor"),
    (1, "after a serious violation: the guarantors meet , at once"),
    (1, "suspended while flood"),
    (0, "event flood \"The  flood\""),
    (1, "established by the hydrological office"),
    (0, "event done"),
    (1, "who establishes it is not said"),
    (0, "define area zone"),
    (1, "is Kharkiv Oblast, Sumy Oblast"),
    (1, "is also Poltava Oblast"),
    (1, "is not Sumy Oblast"),
    (
        1,
        "is within 2.5 km of the line \"l.geojson\" sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    ),
    (1, "is inside the polygon \"a  b.geojson\""),
    (0, "define listed plant"),
    (1, "is listed in \"plants.csv\""),
    (0, "term back"),
    (1, "each party must withdraw heavy weapons from zone within 14 days of done, with the same id and party"),
    (1, "else it must withdraw heavy weapons within 7 days, and the violation is cured"),
    (1, "survives the end"),
    (0, "term tanks"),
    (1, "neither party may have more than 20 tanks in zone"),
    (0, "term flights"),
    (1, "neither party may fly combat aircraft more than 3 times per day"),
    (0, "term notice"),
    (1, "neither party may deploy troops without notice to osce at least 48 hours before"),
    (0, "term repairs"),
    (1, "each party may repair energy"),
    (0, "party north \"North\" answers for northern army, northern militias"),
    (1, "clock Europe/Paris"),
    (1, "accepted on 2026-01-31 06:00 UTC"),
    (0, "party south"),
    (1, "answers for southern army"),
    (1, "accepted, when is disputed: 2026-01-30, 2026-01-31 UTC"),
    (0, "define big thing"),
    (1, "is oil refinery, power transmission"),
    (1, "is not rail power"),
    (0, "term peace \"Peace\""),
    (1, "neither party may strike a big thing of the other party"),
    (1, "which objects are big things is for each reading"),
    (1, "by long-range means"),
    (1, "an attempt counts"),
    (1, "only in Kharkiv Oblast, Sumy Oblast"),
    (1, "except airfields: military bases"),
    (1, "weapons in flight at the start do not count, for 12 hours"),
    (1, "a violation needs corroborated certainty and admitted or assessed attribution"),
    (0, "term release"),
    (1, "if a party violates peace the other party may declare itself released"),
    (1, "proof and notice are not said"),
    (0, "reading one held by north \"N;  N\" as assessor \"our: view\""),
    (1, "cites \"A,  B; C\" https://example.org/a:b"),
    (1, "military bases are not big things"),
    (1, "also counted by its holder: rail power"),
    (1, "in force from 2026-01-31, zone is not said, hour is not said"),
    (1, "north accepted on 2026-01-30 or 2026-01-31 18:00 UTC"),
    (1, "for 30 days, how they are counted is not said"),
    (1, "renewed by agreement of north and south"),
    (1, "who monitors is not said"),
    (1, "who interprets is not said"),
    (1, "how a complaint is made is not said"),
    (1, "term release"),
    (2, "with notice of 7 days"),
    (1, "term peace"),
    (2, "means are not said"),
    (2, "whether an attempt counts is not said"),
    (2, "whose facility it is: south counts as its own Crimea, Sevastopol"),
    (2, "where it applies is not said"),
    (2, "proof is not said"),
    (2, "define wing"),
    (3, "is hospital, school"),
    (2, "except self-defence"),
    (2, "exception self-defence does not excuse: hospital"),
    (2, "except response: within 6 hours of a strike on big things by the other party in the same region and id"),
    (2, "marked answer: within 6 hours of a strike by the other party"),
    (2, "while the other party complies"),
    (1, "term release is not in this reading"),
    (0, "reading two held by south"),
    (1, "replaces one from 2026-03-01 00:00 UTC"),
    (1, "north has not accepted"),
    (1, "also counted by its holder: attempts"),
    (1, "also counted by its holder: by artillery, mortar"),
    (1, "renewal is not said"),
    (1, "define big thing"),
    (2, "is big thing of one"),
    (1, "start is not said"),
    (1, "end is not said, last treated as in force on 2026-02-04 America/New_York"),
    (0, "reading four held by north"),
    (1, "indefinitely"),
    (1, "in force once flood and done"),
    (1, "it is not renewed"),
    (0, "reading three held by south"),
    (1, "big thing is infrastructure, what it is is not said"),
    (1, "until 2026-04-17 00:00 Europe/Kyiv"),
    (1, "until the event flood"),
    (1, "a violation is serious from 5 people killed"),
    (1, "term peace"),
    (2, "it applies everywhere"),
    (2, "weapons in flight at the start count"),
];

const BASES: &[&str] =
    &["", "", "[stated]", "[stated: C1,  C2: 3; 4]", "[inferred from conduct: é]", "[assumed by the analyst: a, b]"];
const SPACES: &[&str] = &[" ", " ", "  ", "\t", " \u{a0} "];

/// A way of spacing: picks, used in turn.
#[derive(Clone, Debug)]
struct Spacing {
    picks: Vec<usize>,
    next: usize,
}

impl Spacing {
    fn pick(&mut self, among: usize) -> usize {
        self.next += 1;
        self.picks[self.next % self.picks.len()] % among
    }

    /// The words, spaced in some other way; a quotation as it is.
    fn words(&mut self, words: &str) -> String {
        let mut out = String::new();
        for (index, part) in words.split('"').enumerate() {
            if index % 2 == 1 {
                out += &format!("\"{part}\"");
                continue;
            }
            let mut rest = part.chars().peekable();
            while let Some(c) = rest.next() {
                match c {
                    ' ' => out += SPACES[self.pick(SPACES.len())],
                    ',' | ':' if c == ',' || rest.peek() == Some(&' ') => {
                        out += ["", " ", "  "][self.pick(3)];
                        out.push(c);
                        // A colon ends a word only before a space; a comma does so anywhere.
                        if c == ',' && self.pick(2) == 0 {
                            rest.next_if_eq(&' ');
                        }
                    }
                    c => out.push(c),
                }
            }
        }
        out
    }

    /// [`LINES`] with these bases, in some layout.
    fn text(&mut self, bases: &[usize]) -> String {
        let end = ["\n", "\n", "\r\n"][self.pick(3)];
        let (margin, step) = (["", "  ", "\t"][self.pick(3)], ["  ", " ", "\t", "     "][self.pick(4)]);
        let mut out = format!("# One  {end}prose ,  as : it is;{end}  ```Pact {end}");
        let mut before: Option<(usize, usize)> = None;
        for (number, (depth, words)) in LINES.iter().enumerate() {
            let basis = bases[number % bases.len()] % BASES.len();
            // A clause may follow another of the same item and the same basis on its line.
            let opens =
                ["agreement", "party", "define", "event", "term", "reading"].iter().any(|word| words.starts_with(word));
            let joined = before == Some((*depth, basis)) && !opens && self.pick(2) == 0;
            let last = BASES[before.map_or(0, |(_, basis)| basis)];
            if joined {
                out += ["; ", " ;", ";"][self.pick(3)];
            } else if before.is_some() {
                out += &format!("{}{last}{}{end}", SPACES[self.pick(SPACES.len())], ["", "  "][self.pick(2)]);
                out += &["", "", "\n", "  \n\n"][self.pick(4)].replace('\n', end);
                out += &format!("{margin}{}", step.repeat(*depth));
            } else {
                out += margin;
            }
            out += &self.words(words);
            before = (!opens).then_some((*depth, basis)).or(Some((usize::MAX, basis)));
        }
        let last = BASES[before.map_or(0, |(_, basis)| basis)];
        out + &format!(" {last}{end}{margin}```  {end}more   prose")
    }
}

fn spacings() -> impl Strategy<Value = Spacing> {
    proptest::collection::vec(0..60_usize, 50..150).prop_map(|picks| Spacing { picks, next: 0 })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn whatever_the_spacing_there_is_one_layout(
        mut one in spacings(), bases in proptest::collection::vec(0..BASES.len(), 1..40),
    ) {
        let text = one.text(&bases);
        let (_, wrong) = meaning(&text);
        prop_assert!(wrong.is_empty(), "{wrong:?}\n{text}");
        holds(&text);
        let plain = Spacing { picks: vec![0], next: 0 }.text(&bases);
        prop_assert_eq!(format(&text).replace("\r\n", "\n").replace("\n\t```", "\n```").replace("\n  ```  ", "\n```  "), format(&plain));
        // Prose and fences stay as they are.
        prop_assert!(format(&text).starts_with(&text[..text.find("  ```Pact ").unwrap()]));
        prop_assert!(format(&text).ends_with("more   prose"));
    }

    #[test]
    fn no_text_loses_its_meaning(text in texts()) {
        holds(&text);
    }
}

/// Two drafts are only said to mean the same where they do: whichever clause is taken out, something is told.
#[test]
fn whichever_clause_is_taken_out_a_change_is_told() {
    // These say nothing that is not so without them: in this text.
    let says_nothing = [
        "which objects are big things is for each reading",
        "is hospital, school",
        "also counted by its holder: rail power",
        "also counted by its holder: attempts",
        "with notice of 7 days",
        "is big thing of one",
    ];
    let whole = |without: usize| {
        let lines = LINES.iter().enumerate().filter(|(number, _)| *number != without);
        let lines: Vec<String> = lines.map(|(_, (depth, words))| format!("{}{words}\n", "  ".repeat(*depth))).collect();
        read(&format!("```pact\n{}```\n", lines.concat()), "a.md")
    };
    let summary = |(agreement, diagnostics): (Agreement, Vec<model::Diagnostic>)| {
        diagnostics.is_empty().then(|| agreement.summary().unwrap())
    };
    let full = summary(whole(usize::MAX)).unwrap();
    let (mut compared, mut missed) = (0, Vec::new());
    for (number, (_, words)) in LINES.iter().enumerate() {
        let Some(without) = summary(whole(number)) else { continue };
        compared += 1;
        if compare(&full, &without).is_empty() && !says_nothing.contains(words) {
            missed.push(*words);
        }
    }
    assert_eq!(missed, Vec::<&str>::new());
    assert!(compared > 60, "{compared}");
}

#[test]
fn no_text_is_another_than_itself() {
    let texts = LINTS.iter().flat_map(|lint| [lint.good, lint.bad]).chain([MORATORIUM]);
    for text in texts {
        let summary = read(text, "a.md").0.summary().unwrap();
        assert_eq!(compare(&summary, &summary), []);
    }
}

#[test]
fn real_agreements_and_every_example_keep_their_meaning() {
    for text in [MORATORIUM, TEMPLATE].into_iter().chain(LINTS.iter().flat_map(|lint| [lint.good, lint.bad])) {
        holds(text);
    }
}

#[test]
fn the_layout_is_this_one() {
    let messy = "prose ,\n```pact\n   agreement a   \"A ,  B\"  between p ,q [stated:C1]\n\n\n     who monitors is not said;proof  [ stated ]\n   party p\n     clock UTC; answers for a,b  [stated: C2]  \nreading r held by p\n define hospital\n  is hospital\n end is not said\n whose\n```\n";
    let left = format(messy);
    assert_eq!(left, messy, "a block with mistakes is left as it is");
    let good = messy.replace(";proof ", "; who interprets is not said").replace(" whose\n", " for 3 days\n");
    let good = good.replace(" end is not said\n", "").replace("\"A ,  B\"  between", "\"A ,  B\"\n     between");
    let text = good.replace("[stated:C1]", "  [stated:C1]");
    assert_eq!(
        format(&text),
        "prose ,
```pact
agreement a \"A ,  B\"
  between p, q                                            [stated: C1]
  who monitors is not said                                [stated]
  who interprets is not said                              [stated]

party p
  clock UTC                                               [stated: C2]
  answers for a, b                                        [stated: C2]

reading r held by p
  define hospital
    is hospital
  for 3 days
```
"
    );
}

#[test]
fn a_block_with_mistakes_is_left_and_the_next_is_laid_out() {
    let text = "```pact\nagreement   a\n  foo\n```\n```pact\nparty   p\n```\n";
    assert_eq!(format(text), "```pact\nagreement   a\n  foo\n```\n```pact\nparty p\n```\n");
}

#[test]
fn a_basis_behind_long_words_stands_two_spaces_behind_them() {
    let words = |n| format!("monitored by {}", "é".repeat(n));
    for (n, gap) in [(10, 33), (41, 2), (42, 2), (43, 2), (60, 2)] {
        let text = format!("```pact\nagreement a\n  {} [stated]\n```\n", words(n));
        let formatted = format(&text);
        assert!(formatted.contains(&format!("é{}[stated]", " ".repeat(gap))), "{n}: {formatted}");
    }
}

#[test]
fn words_that_would_become_others_without_their_space_keep_it() {
    for clause in ["monitored by a : : b", "monitored by a::: b", "monitored by : a", "cites \"A\":\"B\""] {
        holds(&format!("```pact\nagreement a\n  {clause}\nreading r held by p\n  {clause}\n```\n"));
    }
    let two = "```pact\nagreement a\n  monitored by a : : b\n```\n";
    assert_eq!(format(two), two.replace("a : : b", "a: : b"));
}

#[test]
fn a_class_that_only_readings_define_is_known_whatever_the_spacing() {
    let text = "```pact\nagreement a\nterm t\n  neither party may strike a big thing\n  which  objects are\tbig  things is for each reading\n```\n";
    assert_eq!(meaning(text).1, [""; 0]);
    holds(text);
}
