//! The inverse of a small symmetric positive definite matrix.
#![allow(
    clippy::indexing_slicing,
    reason = "every index is below the number of rows, which `inverse` takes from the matrix"
)]

/// How small a pivot may be beside the diagonal before columns count as dependent.
const DEPENDENT: f64 = 1e-10;

/// The inverse by Cholesky's decomposition L·Lᵀ; `None` where a column depends on those before it. Rows must be as long
/// as they are many.
pub(super) fn inverse(matrix: &[Vec<f64>]) -> Option<Vec<Vec<f64>>> {
    let n = matrix.len();
    let mut lower = vec![vec![0.0; n]; n];
    for row in 0..n {
        for column in 0..=row {
            let dot: f64 = (0..column).map(|k| lower[row][k] * lower[column][k]).sum();
            let rest = matrix[row][column] - dot;
            lower[row][column] = if row > column {
                rest / lower[column][column]
            } else if rest > DEPENDENT * matrix[row][row] {
                rest.sqrt()
            } else {
                return None;
            };
        }
    }
    // The inverse of L, column by column.
    let mut forward = vec![vec![0.0; n]; n];
    for (column, entries) in forward.iter_mut().enumerate() {
        for row in column..n {
            let dot: f64 = (column..row).map(|k| lower[row][k] * entries[k]).sum();
            let unit = if row == column { 1.0 } else { 0.0 };
            entries[row] = (unit - dot) / lower[row][row];
        }
    }
    let entry = |row: usize, column: usize| (0..n).map(|k| forward[row][k] * forward[column][k]).sum();
    Some((0..n).map(|row| (0..n).map(|column| entry(row, column)).collect()).collect())
}
