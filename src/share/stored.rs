//! How kinds and methods stand in rows.

use super::{Kind, Method};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

impl ToSql for Kind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(match self {
            Self::Entry => "entry",
            Self::Form => "form",
            Self::Told => "told",
            Self::Talk => "talk",
            Self::Moods => "moods",
            Self::Picture => "picture",
            Self::Voice => "voice",
        }))
    }
}

impl FromSql for Kind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "entry" => Ok(Self::Entry),
            "form" => Ok(Self::Form),
            "told" => Ok(Self::Told),
            "talk" => Ok(Self::Talk),
            "moods" => Ok(Self::Moods),
            "picture" => Ok(Self::Picture),
            "voice" => Ok(Self::Voice),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}

impl ToSql for Method {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(match self {
            Self::File => "file",
            Self::Ticks => "ticks",
            Self::Rule => "rule",
        }))
    }
}

impl FromSql for Method {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "file" => Ok(Self::File),
            "ticks" => Ok(Self::Ticks),
            "rule" => Ok(Self::Rule),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}
