//! References: coal was cut by an exhaustive optimal partitioning with the same cost, written apart in Python; the Nile by R's
//! `strucchange::breakpoints(Nile ~ 1, breaks = 1)`.

use super::*;

/// `boot::coal` in R: explosions in British mines a year, 1851 to 1962 (Jarrett 1979).
pub(in crate::statistics) const COAL: [u64; 112] = [
    4, 5, 4, 1, 0, 4, 3, 4, 0, 6, 3, 3, 4, 0, 2, 6, 3, 3, 5, 4, 5, 3, 1, 4, 4, 1, 5, 5, 3, 4, 2, 5, 2, 2, 3, 4, 2, 1,
    3, 2, 2, 1, 1, 1, 1, 3, 0, 0, 1, 0, 1, 1, 0, 0, 3, 1, 0, 3, 2, 2, 0, 1, 1, 1, 0, 1, 0, 1, 0, 0, 0, 2, 1, 0, 0, 0,
    1, 1, 0, 2, 3, 3, 1, 1, 2, 1, 1, 1, 1, 2, 3, 3, 0, 0, 0, 1, 4, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 1,
];
/// `Nile` in R: flow at Aswan a year, 1871 to 1970 (Cobb 1978).
const NILE: [u64; 100] = [
    1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140,
    1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969, 831,
    726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759, 781, 865, 845,
    944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050, 918,
    986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
];
const NEGATIVE_BINOMIAL: Cost = Cost::NegativeBinomial { size: 2.0 };
const COSTS: [Cost; 3] = [Cost::Poisson, NEGATIVE_BINOMIAL, Cost::Squares];

fn starts(counts: &[u64], cost: Cost, penalty: f64) -> Vec<usize> {
    change_points(counts, cost, penalty, MINIMUM).unwrap().starts
}

/// All partitions, none left out.
fn exhaustive(counts: &[u64], cost: Cost, penalty: f64, minimum: usize) -> f64 {
    let sums = Sums::new(counts, cost);
    let mut best = vec![f64::INFINITY; counts.len() + 1];
    best[0] = -penalty;
    for end in minimum..=counts.len() {
        for start in 0..=end - minimum {
            best[end] = best[end].min(best[start] + penalty + sums.cost(start, end));
        }
    }
    best[counts.len()]
}

#[test]
fn coal_is_cut_where_the_references_cut_it() {
    assert_eq!(starts(&COAL, Cost::Poisson, 9.4370), [41, 97]);
    assert_eq!(starts(&COAL, Cost::Poisson, 18.874), [41]);
    assert_eq!(starts(&COAL, Cost::NegativeBinomial { size: 1e9 }, 9.4370), [41, 97], "the limit is Poisson");
    assert_eq!(starts(&COAL, Cost::NegativeBinomial { size: 1.0 }, 9.4370), [41], "what varies more says less");
}

#[test]
fn the_nile_fell_after_1898() {
    let whole = change_points(&NILE, Cost::Squares, 1e9, MINIMUM).unwrap();
    assert_eq!(whole.starts, []);
    assert!((whole.cost - 2_835_156.75).abs() < 1e-4);
    for penalty in [1e5, 3e5, 6e5] {
        let cut = change_points(&NILE, Cost::Squares, penalty, MINIMUM).unwrap();
        assert_eq!(cut.starts, [28]);
        assert!((cut.cost - 1_597_457.194_444).abs() < 1e-4);
    }
    // strucchange counts a mean and a day for each segment.
    let bic = |cost: f64, segments: f64| {
        let n = NILE.len() as f64;
        n * ((cost / n).ln() + 1.0 + (2.0 * std::f64::consts::PI).ln()) + 2.0 * segments * n.ln()
    };
    assert!((bic(whole.cost, 1.0) - 1_318.241_807).abs() < 1e-5);
    assert!((bic(1_597_457.194_444, 2.0) - 1_270.083_736).abs() < 1e-5);
}

#[test]
fn pruning_loses_no_partition() {
    let mut state = 7_u64;
    for _ in 0..60 {
        let mut draw = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            state >> 59
        };
        let counts: Vec<u64> = (0..40).map(|day| draw() / if day / 9 % 2 == 0 { 1 } else { 6 }).collect();
        for cost in COSTS {
            for (penalty, minimum) in [(0.0, 1), (2.0, 1), (4.0, 3), (9.0, 5)] {
                let found = change_points(&counts, cost, penalty, minimum).unwrap();
                let total = found.cost + penalty * found.starts.len() as f64;
                let least = exhaustive(&counts, cost, penalty, minimum);
                assert!((total - least).abs() < 1e-7 * least.abs().max(1.0), "{cost:?} {penalty} {minimum}");
            }
        }
    }
}

#[test]
fn segments_of_zeros_are_segments() {
    let counts = [[0; 10], [5; 10], [0; 10]].concat();
    for cost in COSTS {
        assert_eq!(starts(&counts, cost, 6.0), [10, 20]);
        let zeros = change_points(&[0; 30], cost, 1.0, MINIMUM).unwrap();
        assert_eq!((zeros.starts, zeros.cost), (vec![], 0.0));
    }
}

#[test]
fn extremes_are_cut_or_refused_with_a_reason() {
    let one = change_points(&[7], Cost::Poisson, 1.0, 1).unwrap();
    assert_eq!(one.starts, []);
    for cost in COSTS {
        assert_eq!(change_points(&[], cost, 1.0, 3), Err(Unavailable::TooShort));
        let huge = change_points(&[u64::MAX, u64::MAX, u64::MAX, 0, 0, 0], cost, 10.0, 3).unwrap();
        assert!(huge.cost.is_finite());
        assert_eq!(huge.starts, [3]);
        assert_eq!(change_points(&[1; 9], cost, f64::NAN, 3), Err(Unavailable::OutOfRange("penalty")));
        assert_eq!(change_points(&[1; 9], cost, 1.0, 0), Err(Unavailable::OutOfRange("minimum")));
    }
    let no_size = Cost::NegativeBinomial { size: 0.0 };
    assert_eq!(change_points(&[1; 9], no_size, 1.0, 3), Err(Unavailable::OutOfRange("size")));
}
