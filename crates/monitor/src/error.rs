//! Why a run could not be finished.

/// Why a run could not be finished.
#[derive(Debug, thiserror::Error)]
pub enum MonitorError {
    /// A file could not be read or written.
    #[error("`{path}`: {error}")]
    File {
        /// The file, relative to the case.
        path: String,
        /// What the system says.
        error: std::io::Error,
    },
    /// A file is not text.
    #[error("`{0}` is not text in UTF-8")]
    NotText(String),
    /// `case.toml` cannot be used.
    #[error("`case.toml`: {0}")]
    CaseFile(String),
    /// The case has neither reports nor counts.
    #[error("the case has no reports: put a CSV file into `reports/`, or name a table of counts in `case.toml`")]
    NoReports,
    /// No such reading.
    #[error("there is no reading `{0}`; there are {1}")]
    NoReading(String, String),
    /// The agreement has errors; nothing can be judged by it.
    #[error("the agreement has errors")]
    Agreement(Vec<model::Diagnostic>),
    /// A date of the agreement could not be placed.
    #[error("the agreement: {0}")]
    Time(#[from] model::TimeError),
    /// A file of reports, sources or claims cannot be used.
    #[error(transparent)]
    Ingest(#[from] ingest::IngestError),
    /// The statements could not be gathered.
    #[error(transparent)]
    Resolve(#[from] resolve::ResolveError),
    /// The places cannot be used.
    #[error("the places: {0}")]
    Link(#[from] link::LinkError),
    /// The statements could not be weighed.
    #[error(transparent)]
    Weigh(#[from] weigh::WeighError),
    /// The incidents could not be judged.
    #[error(transparent)]
    Judge(#[from] judge::JudgeError),
    /// The edition could not be told.
    #[error(transparent)]
    Publish(#[from] publish::PublishError),
}
