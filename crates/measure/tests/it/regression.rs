//! Log-linear models against R 4.2.2 with MASS and boot, all with `control = glm.control(epsilon = 1e-14, maxit =
//! 200)`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "in a test a panic is the report")]

use measure::statistics::Unavailable;
use measure::statistics::glm::{Fit, Observations};
use measure::statistics::negative_binomial::Size;

use super::near::near;

const POISSON: f64 = f64::INFINITY;

/// The rows of a table without its heading.
fn rows(table: &str) -> Vec<Vec<&str>> {
    table.lines().filter(|line| !line.starts_with('#')).skip(1).map(|line| line.split(',').collect()).collect()
}

fn indicator(rows: &[Vec<&str>], holds: impl Fn(&[&str]) -> bool) -> Vec<f64> {
    rows.iter().map(|row| if holds(row) { 1.0 } else { 0.0 }).collect()
}

fn observations(rows: &[Vec<&str>], count: usize, columns: Vec<Vec<f64>>) -> Observations {
    let ones = vec![1.0; rows.len()];
    Observations {
        counts: rows.iter().map(|row| row[count].parse().unwrap()).collect(),
        columns: [vec![ones], columns].concat(),
        offset: vec![0.0; rows.len()],
    }
}

#[track_caller]
fn coefficients_are(fit: &Fit, expected: &[f64]) {
    assert_eq!(fit.coefficients.len(), expected.len());
    fit.coefficients.iter().zip(expected).for_each(|(found, expected)| near(*found, *expected, 1e-9));
}

#[track_caller]
fn errors_are(fit: &Fit, dispersion: f64, expected: &[f64]) {
    fit.standard_errors(dispersion).zip(expected).for_each(|(found, expected)| near(found, *expected, 1e-8));
}

/// `y <- as.vector(table(factor(floor(boot::coal$date), 1851:1962))); t <- 1:112; step <- as.numeric(t > 40)`
fn coal() -> (Vec<Vec<&'static str>>, Vec<f64>, Vec<f64>) {
    let rows = rows(include_str!("../data/coal.csv"));
    let time: Vec<f64> = (1..=rows.len()).map(|year| year as f64).collect();
    let step = time.iter().map(|year| if *year > 40.0 { 1.0 } else { 0.0 }).collect();
    (rows, time, step)
}

#[test]
fn a_step_in_a_poisson_series_is_as_in_r() {
    let (rows, time, step) = coal();
    // m <- glm(y ~ step, family = poisson); m$deviance; sum(residuals(m, "pearson")^2) / m$df.residual; logLik(m)
    let fit = observations(&rows, 1, vec![step.clone()]).fit(POISSON).unwrap();
    coefficients_are(&fit, &[1.13943428318837, -1.22644566017799]);
    errors_are(&fit, 1.0, &[0.0894427190999915, 0.152156219557354]);
    near(fit.deviance, 129.699769852865, 1e-11);
    near(fit.dispersion().unwrap(), 1.02092561983471, 1e-10);
    near(fit.log_likelihood, -168.834575352238, 1e-11);
    // coef(glm(y ~ t + step + I(step * t), family = poisson))
    let ramp: Vec<f64> = time.iter().zip(&step).map(|(year, after)| year * after).collect();
    let fit = observations(&rows, 1, vec![time, step, ramp]).fit(POISSON).unwrap();
    coefficients_are(&fit, &[1.20822713312641, -0.00339316206480416, -0.777362788290186, -0.00351073328398024]);
}

#[test]
fn a_negative_binomial_model_is_as_in_r() {
    let rows = rows(include_str!("../data/quine.csv"));
    let mut columns = vec![indicator(&rows, |row| row[1] == "M")];
    let kinds: [fn(&[&str]) -> bool; 6] = [
        |row| row[2] == "F1",
        |row| row[2] == "F2",
        |row| row[2] == "F3",
        |row| row[0] == "N",
        |row| row[3] == "SL",
        |row| row[0] == "N" && row[3] == "SL",
    ];
    for kind in kinds {
        columns.extend(["F", "M"].map(|sex| indicator(&rows, |row| row[1] == sex && kind(row))));
    }
    // q <- glm.nb(Days ~ Sex / (Age + Eth * Lrn), data = quine); q$theta; q$SE.theta; q$twologlik; deviance(q)
    let (fit, size) = observations(&rows, 4, columns).fit_negative_binomial().unwrap();
    let expected = [
        3.01918818933093,
        -0.475405051428209,
        -0.708873667812682,
        -0.723734895198876,
        -0.614864129685177,
        0.628420134729743,
        -0.3423469165368,
        1.15084289814669,
        -0.0731245034375468,
        -0.678986871260348,
        0.943576011929511,
        0.238909682457028,
        -1.35849054820729,
        0.761415543303166,
    ];
    fit.coefficients.iter().zip(expected).for_each(|(found, expected)| near(*found, expected, 1e-7));
    errors_are(&fit, 1.0, &[0.297062215025401, 0.395504138325366, 0.323207491892163, 0.330477443398857]);
    let Size::Estimated { theta, standard_error } = size else { panic!("{size:?}") };
    near(theta, 1.59799073531568, 1e-7);
    // From the information at the estimate; `q$SE.theta` is .212865, from the round before the last.
    near(standard_error, 0.212868886477378, 1e-9);
    near(2.0 * fit.log_likelihood, -1063.02502241555, 1e-11);
    near(fit.deviance, 167.555821487624, 1e-7);
}

#[test]
fn an_offset_enters_as_it_is() {
    let rows = rows(include_str!("../data/quine.csv"));
    let mut observations = observations(&rows, 4, vec![indicator(&rows, |row| row[0] == "N")]);
    observations.offset = rows.iter().map(|row| if row[1] == "M" { 3.0_f64.ln() } else { 2.0_f64.ln() }).collect();
    // q <- glm.nb(Days ~ Eth + offset(log(1 + as.numeric(Sex))), data = quine)
    let (fit, size) = observations.fit_negative_binomial().unwrap();
    near(fit.coefficients[0], 2.1951246629481, 1e-8);
    near(fit.coefficients[1], -0.590691378436836, 1e-8);
    near(size.theta(), 1.1591872392703, 1e-7);
    near(2.0 * fit.log_likelihood, -1106.27780095878, 1e-11);
}

#[test]
fn where_counts_vary_less_than_independent_ones_the_size_is_unbounded() {
    let rows = rows(include_str!("../data/seatbelts.csv"));
    let mut columns = vec![indicator(&rows, |row| row[2] == "1"), (1..=rows.len()).map(|month| month as f64).collect()];
    columns.extend((2..=12).map(|month| indicator(&rows, |row| row[0] == month.to_string())));
    // S <- as.data.frame(Seatbelts); S$t <- 1:192; S$m <- factor(rep(1:12, 16))
    // m <- glm(VanKilled ~ law + t + m, data = S, family = quasipoisson); summary(m); summary(m, dispersion = 1)
    let observations = observations(&rows, 1, columns);
    let fit = observations.fit(POISSON).unwrap();
    for (found, expected) in fit.coefficients.iter().zip([2.68160452795619, -0.248006221759465, -0.00360964770873833]) {
        near(*found, expected, 1e-9);
    }
    near(fit.dispersion().unwrap(), 0.884523968498402, 1e-9);
    near(fit.deviance, 163.666428705062, 1e-11);
    errors_are(&fit, 1.0, &[0.0860086971235063, 0.109166230116431, 0.000514295324192332]);
    let quasi = fit.dispersion().unwrap();
    errors_are(&fit, quasi, &[0.0808904351698126, 0.102669894502478, 0.00048369030076085]);
    let (same, size) = observations.fit_negative_binomial().unwrap();
    assert_eq!((same, size), (fit, Size::Unbounded));
}

#[test]
fn what_cannot_be_fitted_says_why() {
    let of = |counts: &[u64], columns: &[&[f64]]| Observations {
        counts: counts.to_vec(),
        columns: columns.iter().map(|column| column.to_vec()).collect(),
        offset: vec![0.0; counts.len()],
    };
    let fit = |counts: &[u64], columns: &[&[f64]]| of(counts, columns).fit(POISSON).unwrap_err();
    assert_eq!(fit(&[0, 0], &[&[1.0, 1.0]]), Unavailable::NoEvents);
    assert_eq!(fit(&[1, 2, 3], &[&[1.0, 1.0]]), Unavailable::LengthsDiffer);
    assert_eq!(fit(&[1, 2, 3], &[&[1.0; 3], &[2.0; 3]]), Unavailable::NotIdentified);
    // A period without an event: its coefficient runs to minus infinity.
    assert_eq!(fit(&[3, 2, 0, 0], &[&[1.0; 4], &[0.0, 0.0, 1.0, 1.0]]), Unavailable::NotIdentified);
    let alone = of(&[7], &[&[1.0]]).fit(POISSON).unwrap();
    near(alone.coefficients[0], 7.0_f64.ln(), 1e-12);
    assert_eq!(alone.dispersion(), Err(Unavailable::TooShort));
    let huge = of(&[1_000_000_000, 3, 999_999_999], &[&[1.0; 3]]).fit_negative_binomial().unwrap();
    assert!(huge.1.theta() > 0.0 && huge.0.log_likelihood.is_finite());
}
