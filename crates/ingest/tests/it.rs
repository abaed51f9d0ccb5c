//! The room from outside: the real case, and small tables with one thing wrong.

#[cfg(test)]
#[path = "it/case.rs"]
mod case;
#[cfg(test)]
#[path = "it/counts.rs"]
mod counts;
#[cfg(test)]
#[path = "it/log.rs"]
mod log;
#[cfg(test)]
#[path = "it/records.rs"]
mod records;
#[cfg(test)]
#[path = "it/table.rs"]
mod table;
