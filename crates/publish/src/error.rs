//! What can go wrong while telling.

/// Why nothing was told.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The edition does not hold one link and one assessment for each incident in the same order, or it holds a finding
    /// on an incident that it does not hold.
    #[error("incident `{0}` and what was found about it do not stand side by side")]
    Misaligned(String),
    /// Neither an incident, nor a finding, nor a statement, nor a claim.
    #[error("nothing in this case is called `{id}`")]
    Unknown {
        /// What was asked for.
        id: String,
        /// What there is of a similar name, nearest first.
        near: Vec<String>,
        /// Where the id was made of a statement that begins no incident: that statement, and the incident it belongs to.
        belongs: Option<(String, String)>,
    },
    /// A folder does not hold an edition that this program can read.
    #[error("no edition that can be read: {0}")]
    NotTold(String),
    /// An instant has no day.
    #[error(transparent)]
    Time(#[from] model::TimeError),
    /// A text is no page that this program has written.
    #[error("no page of an edition: {0}")]
    NotAPage(String),
    /// A table could not be written.
    #[error("table: {0}")]
    Csv(#[from] csv::Error),
    /// A record could not be written.
    #[error("json: {0}")]
    Json(#[from] serde_json::Error),
}

impl PublishError {
    /// What to do about it, where that is known.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Unknown { near, belongs, .. } => {
                let near: Vec<String> = near.iter().map(|id| format!("`{id}`")).collect();
                let belongs =
                    belongs.as_ref().map(|(statement, incident)| format!("{statement} belongs to {incident}"));
                let near = if near.is_empty() { None } else { Some(format!("there is {}", near.join(", "))) };
                let known: Vec<String> = belongs.into_iter().chain(near).collect();
                let kinds =
                    "give the id of an incident (`I-R047`), of a finding, of a statement (`R047`) or of a claim";
                Some(if known.is_empty() { kinds.to_owned() } else { known.join("; ") })
            }
            Self::NotTold(_) => Some("name a folder that `servanda run` or `servanda publish` has written".to_owned()),
            Self::NotAPage(_) => Some("give the text of an `index.html` that this version has written".to_owned()),
            Self::Misaligned(_) | Self::Time(_) | Self::Csv(_) | Self::Json(_) => None,
        }
    }
}
