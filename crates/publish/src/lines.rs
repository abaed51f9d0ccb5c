//! Lines of a terminal: breaking those that are too long.

/// Writes a line `indent` columns in, broken at spaces so that none is longer than `width` characters, what follows the first
/// break `hang` columns further in. A word that is longer is never broken.
pub(crate) fn broken(out: &mut String, width: usize, indent: usize, hang: usize, text: &str) {
    let mut column = indent;
    out.extend(std::iter::repeat_n(' ', column));
    for (place, word) in text.split(' ').enumerate() {
        let n = word.chars().count();
        if place > 0 && column + 1 + n > width {
            column = indent + hang;
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', column));
        } else if place > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += n;
    }
    out.push('\n');
}
