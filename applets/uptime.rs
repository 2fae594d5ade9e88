//! uptime - print how long the system has run
use rt::{
    Cx, Done, Vec,
    sessions::Sessions,
    sys::system,
    text::{
        number::{DIGITS, format},
        time::{self, Time},
    },
};

rt::applet! { "uptime", main, "\
Usage: uptime [OPTION]... [FILE]
Print the time, how long the system has run, how many users are logged in according to FILE, which is /var/run/utmp, and
how many processes wanted to run in the last 1, 5 and 15 minutes.

  -p, --pretty  print how long in words, and nothing else
  -s, --since   print since when, and nothing else
" }

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

fn main(cx: &mut Cx) -> Done {
    let mut only = 0;
    while let Some(option) = cx.option()? {
        only = option;
    }
    let operands = cx.operands();
    if operands.len() > 1 {
        return Err(cx.extra_operand(1));
    }
    let (now, up) = (system::now(), system::uptime());
    let seconds = up.0;
    let mut text = Vec::new();
    match only {
        b'p' => words(&mut text, seconds),
        b's' => {
            let start = now.0 - seconds - i64::from(now.1 < up.1);
            write_time(cx, &mut text, start, b"%Y-%m-%d %H:%M:%S");
        }
        _ => {
            write_time(cx, &mut text, now.0, b" %H:%M:%S up ");
            let days = seconds / DAY;
            if days > 0 {
                add(&mut text, days, 1);
                text.extend_from_slice(if days > 1 { b" days, " } else { b" day, " });
            }
            let (hours, minutes) = (seconds / HOUR % 24, seconds / MINUTE % 60);
            if hours > 0 {
                add(&mut text, hours, 2);
                text.push(b':');
                text.push(b'0' + (minutes / 10) as u8);
                add(&mut text, minutes % 10, 1);
            } else {
                add(&mut text, minutes, 1);
                text.extend_from_slice(b" min");
            }
            text.extend_from_slice(b", ");
            let file = operands.get(0);
            let sessions = Sessions::read(cx, file)?;
            let users = sessions.present(false).count() as i64;
            add(&mut text, users, 2);
            text.extend_from_slice(if users > 1 { b" users,  " } else { b" user,  " });
            text.extend_from_slice(b"load average");
            let mut separator = b": ";
            let loads = system::loads()
                .map_err(|e| cx.stop_error(packed!("cannot get load average"), &[], e))?;
            for load in &loads {
                // Half of a hundredth is one.
                let load = load + 10;
                text.extend_from_slice(separator);
                add(&mut text, (load >> 11) as i64, 1);
                text.push(b'.');
                let hundredths = ((load & 2047) * 100) >> 11;
                text.push(b'0' + (hundredths / 10) as u8);
                text.push(b'0' + (hundredths % 10) as u8);
                separator = b", ";
            }
        }
    }
    text.push(b'\n');
    cx.out.write(&text)
}

#[inline(never)]
fn add(text: &mut Vec<u8>, value: i64, width: usize) {
    let mut room = [0; DIGITS];
    let digits = format(value as u64, &mut room);
    text.resize(text.len() + width.saturating_sub(digits.len()), b' ');
    text.extend_from_slice(digits);
}

fn write_time(cx: &Cx, text: &mut Vec<u8>, seconds: i64, format: &[u8]) {
    let zone = cx.zone();
    if let Some(time) = Time::new((seconds, 0), &zone) {
        time::format(text, format, &time);
    }
}

/// `up 2 weeks, 1 day, 3 minutes`.
fn words(text: &mut Vec<u8>, seconds: i64) {
    text.extend_from_slice(b"up");
    let mut separator: &[u8] = b" ";
    for (unit, most, name) in [
        (3650 * DAY, i64::MAX, "decade"),
        (365 * DAY, 10, "year"),
        (7 * DAY, 52, "week"),
        (DAY, 7, "day"),
        (HOUR, 24, "hour"),
        (MINUTE, 60, "minute"),
    ]
    .iter()
    {
        let count = seconds / unit % most;
        // In the first minute, there is nothing else to say.
        if count > 0 || *unit == MINUTE && seconds < MINUTE {
            text.extend_from_slice(separator);
            add(text, count, 1);
            text.push(b' ');
            text.extend_from_slice(name.as_bytes());
            if count != 1 {
                text.push(b's');
            }
            separator = b", ";
        }
    }
}
