//! Dawid & Skene's model against the numbers that others published or measured.
#![allow(clippy::print_stdout, reason = "a test that is skipped says so")]

use std::path::PathBuf;

use weigh::WeighError;
use weigh::latent::{Answer, DawidSkene, Start, Stop, dawid_skene};

#[track_caller]
fn close(got: &[f64], want: &[f64], tolerance: f64) {
    assert_eq!(got.len(), want.len());
    assert!(got.iter().zip(want).all(|(got, want)| (got - want).abs() <= tolerance), "{got:?} is not {want:?}");
}

/// Table 1 of the paper: 45 patients, five anaesthetists of whom the first judged thrice, fitness from 1 to 4. A line a
/// patient; reference values by the R package `rater`, run to a gain of 1e-12.
fn anaesthesia() -> Vec<Answer> {
    const RATERS: [usize; 7] = [0, 0, 0, 1, 2, 3, 4];
    let patient = |(item, line): (usize, &'static str)| {
        let class = |digit: char| usize::try_from(digit.to_digit(10).unwrap()).unwrap() - 1;
        line.chars().zip(RATERS).map(move |(digit, rater)| Answer { item, rater, class: class(digit) })
    };
    include_str!("anaesthesia.txt").lines().enumerate().flat_map(patient).collect()
}

#[test]
fn the_papers_own_example_is_reproduced() {
    let fitted = dawid_skene(&anaesthesia(), 4, Start::Votes, Stop::Gain(1e-12)).unwrap();
    close(&fitted.shares, &[0.399_969, 0.421_576, 0.111_788, 0.066_667], 1e-6);
    close(&[fitted.log_likelihood], &[-190.730_997], 1e-6);
    let likeliest = fitted.likeliest();
    assert_eq!([0, 1, 2, 3].map(|class| likeliest.iter().filter(|one| **one == class).count()), [18, 19, 5, 3]);
    let first = &fitted.errors[0];
    close(&first[0], &[0.9074, 0.0926, 0.0, 0.0], 5e-5);
    close(&first[1], &[0.0703, 0.8766, 0.0531, 0.0], 5e-5);
    close(&first[2], &[0.0, 0.3388, 0.6612, 0.0], 5e-5);
    close(&first[3], &[0.0, 0.0, 0.5556, 0.4444], 5e-5);
}

#[test]
fn the_order_of_the_answers_changes_nothing_that_is_printed() {
    let mut answers = anaesthesia();
    let one = dawid_skene(&answers, 4, Start::Votes, Stop::Gain(1e-12)).unwrap();
    answers.reverse();
    let two = dawid_skene(&answers, 4, Start::Votes, Stop::Gain(1e-12)).unwrap();
    close(&one.shares, &two.shares, 1e-9);
    assert_eq!(one.likeliest(), two.likeliest());
}

#[test]
fn an_answer_outside_the_classes_is_refused_and_none_at_all_is_no_trouble() {
    let odd = Answer { item: 0, rater: 0, class: 2 };
    assert!(matches!(dawid_skene(&[odd], 2, Start::Votes, Stop::Rounds(1)), Err(WeighError::Panel(_))));
    let none = dawid_skene(&[], 2, Start::Quality(0.7), Stop::Rounds(3)).unwrap();
    assert!(none.classes.is_empty());
}

/// 8,315 pairs of products, same or not, by 176 workers (Zheng et al., PVLDB 10(5), 2017). Reproduced is the authors'
/// own program: 20 rounds, each worker right with 0.7 at the start, equal shares; its published row for this method is
/// 93.66 and 71.59.
#[test]
fn the_published_row_for_products_is_reproduced() {
    let Some([answers, truth]) = product() else {
        println!("skipped: no `data/truth/product` in the folder that SERVANDA_SHARED names, nor in `../shared`");
        return;
    };
    let mut items: Vec<&str> = truth.iter().map(|row| row[0].as_str()).collect();
    items.sort_unstable();
    let mut workers: Vec<&str> = answers.iter().map(|row| row[1].as_str()).collect();
    workers.sort_unstable();
    workers.dedup();
    let answers: Vec<Answer> = answers
        .iter()
        .map(|row| Answer {
            item: items.binary_search(&row[0].as_str()).unwrap(),
            rater: workers.binary_search(&row[1].as_str()).unwrap(),
            class: row[2].parse().unwrap(),
        })
        .collect();
    let fitted: DawidSkene = dawid_skene(&answers, 2, Start::Quality(0.7), Stop::Rounds(20)).unwrap();
    let found = fitted.likeliest();
    let (mut right, mut both, mut either) = (0.0, 0.0, 0.0);
    for row in &truth {
        let (found, is) = (found[items.binary_search(&row[0].as_str()).unwrap()], row[1].parse::<usize>().unwrap());
        right += f64::from(u8::from(found == is));
        both += f64::from(u8::from(found == 1 && is == 1));
        either += f64::from(u8::from(found == 1)) + f64::from(u8::from(is == 1));
    }
    close(&[right / truth.len() as f64, 2.0 * both / either], &[0.9366, 0.7159], 5e-5);
}

/// The rows of the two files, the heads left out.
#[allow(clippy::disallowed_methods, reason = "the data are files that lie beside the project")]
fn product() -> Option<[Vec<Vec<String>>; 2]> {
    let beside = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared"));
    let folder = std::env::var("SERVANDA_SHARED").map_or_else(|_| beside(), PathBuf::from).join("data/truth/product");
    let rows = |file| {
        let text = std::fs::read_to_string(folder.join(file)).ok()?;
        let row = |line: &str| line.split(',').map(|field| field.trim().to_owned()).collect();
        Some(text.lines().skip(1).filter(|line| !line.is_empty()).map(row).collect())
    };
    Some([rows("answer.csv")?, rows("truth.csv")?])
}
