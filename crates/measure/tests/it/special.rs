//! Special functions and tails against R 4.2.2; each name is R's function, with R's arguments beside each value.

use measure::statistics::distributions::*;
use measure::statistics::special::*;

use super::near::near;

#[test]
fn gamma_functions_are_as_in_r() {
    let x = [1e-3, 0.5, 1.5, 3.0, 14.9, 15.1, 1e3, 1e9];
    // options(digits = 15); x <- c(1e-3, .5, 1.5, 3, 14.9, 15.1, 1e3, 1e9); lgamma(x); digamma(x); trigamma(x)
    let lgamma = [
        6.90717888538385,
        0.5723649429247,
        -0.120782237635245,
        std::f64::consts::LN_2,
        24.9241320022173,
        25.4589997509927,
        5905.22042320918,
        19723265827.5037,
    ];
    let psi = [
        -1000.57557193181,
        -1.96351002602142,
        0.0364899739785769,
        0.922784335098467,
        2.66742897621604,
        2.68121683995171,
        6.90725519564881,
        20.7232658364464,
    ];
    let psi1 = [
        1000001.6425332,
        4.93480220054468,
        0.934802200544679,
        0.394934066848226,
        0.0694165832070958,
        0.0684664175962539,
        0.00100050016666663,
        1.0000000005e-09,
    ];
    for (((x, log), first), second) in x.into_iter().zip(lgamma).zip(psi).zip(psi1) {
        near(ln_gamma(x), log, 3e-14);
        near(digamma(x), first, 3e-14);
        near(trigamma(x), second, 3e-14);
    }
}

#[test]
fn incomplete_gamma_functions_are_as_in_r() {
    // pgamma(c(1e-3, 2, 30, 1e4), c(.5, 3, 10, 1e4)); pgamma(c(50, 300, 1.0001e8), c(.5, 100, 1e8), lower = FALSE)
    near(gamma_tails(0.5, 1e-3).lower, 0.0356705917296799, 1e-13);
    near(gamma_tails(3.0, 2.0).lower, 0.323323583816937, 1e-13);
    near(gamma_tails(10.0, 30.0).lower, 0.999992878249137, 1e-13);
    near(gamma_tails(1e4, 1e4).lower, 0.501329808339955, 1e-12);
    near(gamma_tails(0.5, 50.0).upper, 1.52397060483211e-23, 1e-13);
    near(gamma_tails(100.0, 300.0).upper, 1.41102151021115e-41, 1e-13);
    near(gamma_tails(1e8, 1.0001e8).upper, 0.158655253528201, 1e-10);
    // qgamma(c(.025, .5, .999, 1e-10), c(.5, 3, 1e6, 7))
    near(gamma_quantile(0.5, 0.025), 0.000491034558587628, 1e-12);
    near(gamma_quantile(3.0, 0.5), 2.67406031372356, 1e-13);
    near(gamma_quantile(1e6, 0.999), 1003093.08236985, 1e-13);
    near(gamma_quantile(7.0, 1e-10), 0.128023887106718, 1e-12);
}

#[test]
fn incomplete_beta_functions_are_as_in_r_and_right_for_huge_shapes() {
    // pbeta(c(.2, 1e-5, .9, .5, .5001, .001), c(.5, 2, 30, 1e6, 1e8, 1e3), c(.5, 5, 2, 1e6, 1e8, 1e6))
    near(beta_tails(0.5, 0.5, 0.2).lower, 0.295167235300866, 1e-13);
    near(beta_tails(2.0, 5.0, 1e-5).lower, 1.49996000045e-09, 1e-13);
    near(beta_tails(30.0, 2.0, 0.9).lower, 0.169564633100865, 1e-13);
    near(beta_tails(1e8, 1e8, 0.5001).lower, 0.997661132690312, 1e-10);
    near(beta_tails(1e3, 1e6, 1e-3).lower, 0.516811455031173, 1e-11);
    near(beta_tails(2.0, 300.0, 0.9).upper, 2.70999999999978e-298, 1e-12);
    for shape in [1e6, 1e9, 1e10] {
        near(beta_tails(shape, shape, 0.5).lower, 0.5, 1e-10);
        near(beta_log_odds(shape, shape, 0.5) + 1.0, 1.0, 1e-10);
    }
    // q <- qbeta(c(.025, .5, .999, 1e-10), c(.5, 3, 1e6, 7), c(2, .7, 1e5, 9)); log(q / (1 - q))
    let odds = |a, b, p| beta_log_odds(a, b, p).exp();
    for (a, b, p, q) in [
        (0.5, 2.0, 0.025, 0.000277829234784091),
        (3.0, 0.7, 0.5, 0.867187037708207),
        (1e6, 1e5, 0.999, 0.909935824625289_f64),
        (7.0, 9.0, 1e-10, 0.0107657771044178),
    ] {
        near(odds(a, b, p), q / (1.0 - q), 1e-11);
    }
}

#[test]
fn tails_are_as_in_r() {
    // 2 * pt(-c(.1, 2, 40), c(3, .5, 100)); qt(.975, c(1, 2.5, 10, 1e6)); 2 * pnorm(-c(.5, 3, 35))
    near(t_two_sided(0.1, 3.0), 0.926652348800806, 1e-13);
    near(t_two_sided(-2.0, 0.5), 0.445514890183131, 1e-13);
    near(t_two_sided(40.0, 100.0), 2.46210760214007e-63, 1e-12);
    near(t_quantile(0.05, 1.0), 12.7062047361747, 1e-13);
    near(t_quantile(0.05, 2.5), 3.57465484200369, 1e-12);
    near(t_quantile(0.05, 10.0), 2.22813885198627, 1e-13);
    near(t_quantile(0.05, 1e6), 1.95996635681411, 1e-11);
    near(normal_two_sided(0.5), 0.617075077451974, 1e-13);
    near(normal_two_sided(-3.0), 0.00269979606326019, 1e-13);
    near(normal_two_sided(35.0), 2.24982141294481e-268, 1e-12);
    // ppois(c(0, 3, 1000000), c(2, 9.5, 1000100))
    near(poisson_tails(0.0, 2.0).lower, 0.135335283236613, 1e-13);
    near(poisson_tails(3.0, 9.5).lower, 0.0148596476458312, 1e-13);
    near(poisson_tails(1e6, 1_000_100.0).lower, 0.460438124214982, 1e-11);
    // pnbinom(c(0, 3, 500), size = c(.2, 2, 40), mu = c(3, 9, 300)); pnbinom(2000, size = 40, mu = 300, lower = FALSE)
    near(negative_binomial_tails(0.0, 3.0, 0.2).lower, 0.574349177498517, 1e-13);
    near(negative_binomial_tails(3.0, 9.0, 2.0).lower, 0.225965687887688, 1e-13);
    near(negative_binomial_tails(500.0, 300.0, 40.0).lower, 0.999666947467523, 1e-13);
    near(negative_binomial_tails(2000.0, 300.0, 40.0).upper, 4.55495895881388e-63, 1e-12);
}

#[test]
fn where_both_fractions_are_as_good_one_is_taken() {
    // Log-odds at which x is (a + 1) / (a + b + 2) but for rounding, so that x and 1 - x may both seem the larger.
    for n in 1..400 {
        for y in 0..n {
            let (y, n) = (f64::from(y), f64::from(n));
            let tails = binomial_tails(y, n, ((y + 2.0) / (n - y + 1.0)).ln());
            assert!(tails.lower > 0.0 && tails.upper > 0.0 && (tails.lower + tails.upper - 1.0).abs() < 1e-15);
        }
    }
}

#[test]
fn limits_are_values_and_not_errors() {
    assert_eq!(gamma_tails(0.0, 1.0).lower, 1.0);
    assert_eq!(gamma_tails(2.0, 0.0).lower, 0.0);
    assert_eq!(gamma_tails(2.0, f64::INFINITY).upper, 0.0);
    assert_eq!(beta_tails(0.0, 2.0, 0.5).lower, 1.0);
    assert_eq!(beta_tails(2.0, 0.0, 0.5).lower, 0.0);
    assert_eq!(negative_binomial_tails(-1.0, 3.0, 2.0).lower, 0.0);
    assert_eq!(poisson_tails(-1.0, 3.0).upper, 1.0);
}
