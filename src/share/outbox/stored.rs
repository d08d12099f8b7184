//! How kinds and states of packages stand in rows.

use super::{Kind, State};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

impl ToSql for Kind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(match self {
            Self::Hello => "hello",
            Self::Data => "data",
            Self::Withdraw => "withdraw",
            Self::End => "end",
        }))
    }
}

impl FromSql for Kind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "hello" => Ok(Self::Hello),
            "data" => Ok(Self::Data),
            "withdraw" => Ok(Self::Withdraw),
            "end" => Ok(Self::End),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}

impl FromSql for State {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "planned" => Ok(Self::Planned),
            "sealed" => Ok(Self::Sealed),
            "sending" => Ok(Self::Sending),
            "published" => Ok(Self::Published),
            "received" => Ok(Self::Received),
            "void" => Ok(Self::Void),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}
