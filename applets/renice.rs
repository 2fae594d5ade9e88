//! renice - change the niceness of processes
use rt::{
    Cx, Done, Id, Vec, long,
    sys::{
        process,
        raw::{PRIO_PGRP, PRIO_PROCESS, PRIO_USER},
    },
    text::number::{self, DIGITS, format, format_signed},
    user::{Table, parse_number},
};

rt::applet! { "renice", main, "\
Usage: renice [-n] N [-p|-g|-u] ID...
Set the niceness of processes to N, from -20 for much of the processor's time to 19 for little.

  -n, --priority=N  the niceness
      --relative=N  add N to the niceness there is
  -p, --pid         what follows are processes (as at the start)
  -g, --pgrp        process groups
  -u, --user        users, by name or number
" }

const RELATIVE: Id = long(HELP, "relative");

fn main(cx: &mut Cx) -> Done {
    let (mut given, mut relative) = (None, false);
    let mut kind = PRIO_PROCESS;
    let mut done = Vec::new();
    loop {
        // What has no dash counts where it stands, and so does a niceness with a sign.
        let word = cx.upcoming().map(|word| word.to_bytes());
        if let Some(word) = word
            && (!word.starts_with(b"-") || given.is_none() && integer(word).is_some())
        {
            cx.skip_args(1);
            if given.is_none() {
                given = Some(value(cx, word)?);
            } else {
                done.push((kind, word));
            }
            continue;
        }
        match cx.option()? {
            None => break,
            Some(b'p') => kind = PRIO_PROCESS,
            Some(b'g') => kind = PRIO_PGRP,
            Some(b'u') => kind = PRIO_USER,
            Some(option) => {
                relative = option == RELATIVE;
                given = Some(value(cx, cx.value().to_bytes())?);
            }
        }
    }
    let Some(given) = given.filter(|_| !done.is_empty()) else {
        return Err(cx.usage(packed!("not enough arguments"), &[]));
    };
    let mut users = Table::users();
    for (kind, word) in done {
        let (id, noun): (_, &[u8]) = match kind {
            PRIO_USER => {
                let user = users.find(word).map(|entry| entry.id);
                let Some(id) = user.or_else(|| parse_number(word)) else {
                    cx.say(packed!("unknown user %r"), &[word]);
                    continue;
                };
                (Some(id), b"user ID")
            }
            PRIO_PGRP => (parse_number(word), b"process group ID"),
            _ => (parse_number(word), b"process ID"),
        };
        let Some(id) = id else {
            cx.say(packed!("bad %r value: %r"), &[noun, word]);
            continue;
        };
        let mut room = [0; DIGITS];
        let digits = format(id.into(), &mut room);
        let old = match process::niceness_of(kind, id) {
            Ok(old) => old,
            Err(e) => {
                let message = packed!("failed to get priority for %r (%r)");
                cx.say_error(message, &[digits, noun], Some(e));
                continue;
            }
        };
        let wanted = if relative { old.saturating_add(given) } else { given };
        let new = process::set_niceness_of(kind, id, wanted)
            .and_then(|()| process::niceness_of(kind, id));
        match new {
            Ok(new) => {
                let [old, new] = [old, new].map(|value| format_signed(value.into()));
                cx.report(
                    packed!("%r (%r) old priority %r, new priority %r"),
                    &[digits, noun, &old, &new],
                );
            }
            Err(e) => {
                let message = packed!("failed to set priority for %r (%r)");
                cx.say_error(message, &[digits, noun], Some(e));
            }
        }
    }
    cx.out.checked()
}

fn value(cx: &mut Cx, text: &[u8]) -> Result<i32, rt::Stop> {
    integer(text).ok_or_else(|| cx.usage(packed!("invalid priority %w"), &[text]))
}

/// A number that may have a sign.
fn integer(text: &[u8]) -> Option<i32> {
    let (sign, digits) = match text {
        [b'-', digits @ ..] => (-1, digits),
        [b'+', digits @ ..] => (1, digits),
        digits => (1, digits),
    };
    let value = i32::try_from(number::decimal(digits).ok()?).ok()?;
    Some(sign * value)
}
