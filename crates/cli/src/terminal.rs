//! Standard output for data, standard error for talk, and a bar for whoever waits.

use std::io::{self, IsTerminal, Write};

use indicatif::{ProgressBar, ProgressStyle};

use crate::Failure;

/// Prints data, ending in a line break.
pub(crate) fn data(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    let end = if text.ends_with('\n') || text.is_empty() { "" } else { "\n" };
    write!(out, "{text}{end}")
        .and_then(|()| out.flush())
        .map_err(|error| Failure::File("standard output".into(), error))
}

/// Standard output for data that comes bit by bit.
pub(crate) struct Stream(io::BufWriter<io::StdoutLock<'static>>);

/// Opens standard output for data that comes bit by bit.
pub(crate) fn stream() -> Stream {
    Stream(io::BufWriter::new(io::stdout().lock()))
}

impl Stream {
    /// Prints some of it.
    pub(crate) fn write(&mut self, text: &str) -> Result<(), Failure> {
        self.0.write_all(text.as_bytes()).map_err(|error| Failure::File("standard output".into(), error))
    }

    /// The end of it.
    pub(crate) fn done(mut self) -> Result<(), Failure> {
        self.0.flush().map_err(|error| Failure::File("standard output".into(), error))
    }
}

/// A file with a bar that shows how much of it was read, on a terminal only.
pub(crate) fn watched(file: std::fs::File) -> impl io::Read {
    let length = file.metadata().map_or(0, |about| about.len());
    let bar = ProgressBar::new(length);
    if let Ok(style) = ProgressStyle::with_template("{bar:24} {bytes}/{total_bytes}") {
        bar.set_style(style);
    }
    bar.wrap_read(file)
}

/// Prints talk. That nobody can hear it is no reason to stop.
pub(crate) fn talk(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// Whether what goes to standard error may be coloured (<https://no-color.org>).
pub(crate) fn colours_talk() -> bool {
    io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// A bar over the stages of a run; it shows itself on a terminal only.
pub(crate) fn bar() -> ProgressBar {
    let bar = ProgressBar::new(monitor::STAGES.len() as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:24} {pos}/{len} {msg}") {
        bar.set_style(style);
    }
    bar
}

/// Whether what goes to standard output may be coloured.
pub(crate) fn colours_data() -> bool {
    io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
