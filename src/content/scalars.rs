//! Texts, numbers and dates, read out of raw values. Knows nothing of the domain.

use super::fields::{FromValue, Reader};
use super::form::{self, Form, Scalar};
use super::value::{Kind, Value};
use crate::findings::{At, rules};

impl FromValue for String {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        At::<String>::read(value, reader).map(|text| text.value)
    }
    fn form() -> Form {
        At::<String>::form()
    }
}

/// The most bytes of a text in TOML; as much as a Markdown file may have.
const LONGEST_TEXT: usize = 2 * 1024 * 1024;

impl FromValue for At<String> {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        match value.kind {
            Kind::Text(text) if text.trim().is_empty() => {
                reader.findings.add(&rules::MISSING_KEY, value.place, "this text is empty");
                None
            }
            Kind::Text(text) if text.len() > LONGEST_TEXT => {
                let message = format!("this text is larger than {} MB", LONGEST_TEXT / 1024 / 1024);
                reader.findings.add(&rules::TOO_LARGE, value.place, message);
                None
            }
            Kind::Text(text) => {
                let text = At::new(text, value.place);
                reader.words.push(text.clone());
                Some(text)
            }
            _ => {
                reader.wrong(&value, "text in quotes");
                None
            }
        }
    }
    fn form() -> Form {
        Form::Scalar(Scalar { name: "text", about: "text", kinds: &[form::Kind::Text], pattern: Some("[^ \\t\\r\\n]") })
    }
}

impl FromValue for bool {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        if let Kind::Bool(answer) = value.kind {
            return Some(answer);
        }
        reader.wrong(&value, "true or false");
        None
    }
    fn form() -> Form {
        Form::Scalar(Scalar { name: "truth", about: "true or false", kinds: &[form::Kind::Truth], pattern: None })
    }
}

macro_rules! whole_number {
    ($($type:ty, $name:literal, $about:literal, $pattern:literal);*) => {$(
        impl FromValue for $type {
            fn read(value: Value, reader: &mut Reader) -> Option<Self> {
                let (Kind::Number(text) | Kind::Text(text)) = &value.kind else {
                    reader.wrong(&value, "a whole number");
                    return None;
                };
                let number = text.trim().replace('_', "").parse().ok();
                if number.is_none() {
                    let least = if <$type>::MIN == 0 { " of 0 or more" } else { "" };
                    let message = format!("`{}` is not a whole number{least}", text.trim());
                    reader.findings.add(&rules::WRONG_TYPE, value.place, message);
                }
                number
            }
            fn form() -> Form {
                Form::Scalar(Scalar { name: $name, about: $about, kinds: &[form::Kind::Whole, form::Kind::Text], pattern: Some($pattern) })
            }
        }
    )*};
}
whole_number!(
    u32, "count", "a whole number, 0 or more", "^ *[+]?[0-9_]+ *$";
    i32, "whole-number", "a whole number", "^ *[-+]?[0-9_]+ *$"
);

impl FromValue for jiff::civil::Date {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        match &value.kind {
            Kind::Date(date) => Some(*date),
            Kind::Text(text) if text.trim().parse::<Self>().is_ok() => text.trim().parse().ok(),
            _ => {
                let meant = dutch_date(&value);
                reader.wrong_with(&value, "a date such as 2026-01-31", meant.map(|date| format!("write `{date}`: year, month, day")));
                None
            }
        }
    }
    fn form() -> Form {
        const DATE: &str = "^ *[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) *$";
        Form::Scalar(Scalar { name: "date", about: "a date, such as 2026-01-31", kinds: &[form::Kind::Text], pattern: Some(DATE) })
    }
}

/// The date that was meant with `15-1-2026`, `15/1/2026` or `15.1.2026`.
fn dutch_date(value: &Value) -> Option<jiff::civil::Date> {
    let Kind::Text(text) = &value.kind else { return None };
    let mut parts = text.trim().split(['-', '/', '.']);
    let (day, month, year) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let date = jiff::civil::Date::new(year, month, day).ok()?;
    (parts.next().is_none() && year > 999).then_some(date)
}

impl FromValue for At<jiff::civil::Date> {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        let place = value.place;
        FromValue::read(value, reader).map(|date| At::new(date, place))
    }
    fn form() -> Form {
        jiff::civil::Date::form()
    }
}
