//! Dates and times: the calendar, time zones, and how they are written.
mod format;
mod zone;

pub use format::{MONTHS, WEEKDAYS, format};
pub use zone::{Local, Zone};

/// What a day has, in seconds.
pub const DAY: i64 = 86400;

/// A date and a time of day in some zone.
#[derive(Clone, Copy, Debug)]
pub struct Time<'z> {
    /// Since 1970, UTC.
    pub seconds: i64,
    pub nanoseconds: u32,
    pub year: i64,
    /// From 1 on, as `day`.
    pub month: u8,
    pub day: u8,
    pub hour: u8,
    pub minute: u8,
    pub second: u8,
    /// 0 is Sunday.
    pub weekday: u8,
    /// From 0 on.
    pub yearday: u16,
    pub local: Local<'z>,
}

impl<'z> Time<'z> {
    /// The date at (seconds since 1970, nanoseconds). `None` if the year is none that `struct tm` could hold, as with localtime(3).
    pub fn new((seconds, nanoseconds): (i64, u32), zone: &'z Zone) -> Option<Time<'z>> {
        let local = zone.at(seconds);
        let there = seconds.checked_add(local.offset.into())?;
        let days = there.div_euclid(DAY);
        let (year, month, day) = date_of(days);
        i32::try_from(year - 1900).ok()?;
        let rest = there.rem_euclid(DAY);
        Some(Time {
            seconds,
            nanoseconds,
            year,
            month,
            day,
            hour: (rest / 3600) as u8,
            minute: (rest / 60 % 60) as u8,
            second: (rest % 60) as u8,
            weekday: (days + 4).rem_euclid(7) as u8,
            yearday: (days - days_before(year, 1, 1)) as u16,
            local,
        })
    }
}

/// The date (year, month, day) that is `days` after 1970-01-01. Years are counted from March on, so that a leap day comes last; 400 of
/// them have 146,097 days.
pub fn date_of(days: i64) -> (i64, u8, u8) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day = days.rem_euclid(146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i64::from(month <= 2), month as u8, day as u8)
}

/// How many days there are from 1970-01-01 to that date; the day may be any number.
pub fn days_before(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let (era, year) = (year.div_euclid(400), year.rem_euclid(400));
    let month = (month + 9) % 12;
    let day = (153 * month + 2) / 5 + day - 1;
    era * 146_097 + year * 365 + year / 4 - year / 100 + day - 719_468
}

/// Has the year a 29th of February?
pub fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_dates() {
        assert_eq!(date_of(0), (1970, 1, 1));
        assert_eq!(date_of(11_016), (2000, 2, 29));
        assert_eq!(date_of(-719_469), (0, 2, 29));
        for days in (-2_000_000..2_000_000).step_by(37) {
            let (year, month, day) = date_of(days);
            assert_eq!(days_before(year, month.into(), day.into()), days);
        }
    }

    #[test]
    fn times() {
        let zone = Zone::utc();
        let time = Time::new((951_827_696, 0), &zone).unwrap();
        let Time { year, month, day, hour, minute, second, weekday, yearday, .. } = time;
        assert_eq!((year, month, day, hour, minute, second), (2000, 2, 29, 12, 34, 56));
        assert_eq!((weekday, yearday), (2, 59));
        assert!(Time::new((67_767_976_233_532_800 + 86400 * 366 * 1900, 0), &zone).is_none());
        assert!(
            Time::new((i64::MAX, 0), &zone).is_none() && Time::new((i64::MIN, 0), &zone).is_none()
        );
    }
}
