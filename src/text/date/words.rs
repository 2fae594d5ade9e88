//! The words in dates.
use super::{Local, Token};
use crate::text::split::parts;
use alloc::vec::Vec;

/// Words with the class and the value of each before it, the value as a letter: `C` is 0. Months and days may be cut to three letters.
static NAMES: &[u8] = b"mDjanuary mEfebruary mFmarch mGapril mHmay mIjune mJjuly mKaugust mLseptember mMoctober mNnovember mOdecember \
dCsunday dDmonday dEtuesday dFwednesday dGthursday dHfriday dIsaturday";
/// Other short forms. No full stop belongs to them.
static SHORT: &[u8] = b"mLsept dEtues dFwednes dGthur dGthurs";
static HALVES: &[u8] = b"hCam hCa.m. hOpm hOp.m.";
/// Ordinals, days from now, the sign of the distance before it, and summer time.
static OTHERS: &[u8] = b"oCthis oDfirst oFthird oGfourth oHfifth oIsixth oJseventh oKeighth oLninth oMtenth oNeleventh oOtwelfth \
oDnext oBlast xDtomorrow xByesterday xCtoday xCnow aBago aDhence qCdst";
/// Units, each by its place among the distances and how many of that it is.
static UNITS: &[u8] =
    b"0Dyear 1Dmonth 2Qfortnight 2Jweek 2Dday 3Dhour 4Dminute 4Dmin 5Dsecond 5Dsec";
/// Zones by their quarters of an hour east of Greenwich, with `<` and `>` for the signs of those that are of summer.
static ZONES: &str = "gmt+0 ut+0 utc+0 wet+0 west>4 bst>4 art-12 brt-12 brst<8 nst-14 ndt<10 ast-16 adt<12 clt-16 clst<12 est-20 \
edt<16 cst-24 cdt<20 mst-28 mdt<24 pst-32 pdt<28 akst-36 akdt<32 hst-40 hast-40 hadt<36 sst-48 wat+4 cet+4 cest>8 met+4 mez+4 mest>8 \
mesz>8 eet+8 eest>12 cat+8 sast+8 eat+12 msk+12 msd>16 ist+22 sgt+32 kst+36 jst+36 gst+16 nzst+48 nzdt>52";

/// What is said of `name` in one of the lists; with `cut` also by its first three letters.
#[inline(never)]
fn find(list: &[u8], name: &[u8], cut: &[u8]) -> Option<Token> {
    parts(list, b' ').find_map(|entry| {
        let [class, value, word @ ..] = entry else { return None };
        let fits = word == name || cut.len() == 3 && word.starts_with(cut);
        let (class, unit) = match class {
            b'0'..=b'9' => (b'u', class - b'0'),
            _ => (*class, 0),
        };
        fits.then(|| Token {
            class,
            unit,
            value: i64::from(*value) - i64::from(b'C'),
            ..Token::default()
        })
    })
}

/// What a word means.
pub(super) fn token(name: &[u8], locals: &[Local; 2]) -> Token {
    let mut name = name.to_ascii_lowercase();
    meaning(&mut name, locals).unwrap_or_default()
}

#[inline(never)]
fn meaning(name: &mut Vec<u8>, locals: &[Local; 2]) -> Option<Token> {
    let short = name.strip_suffix(b".").unwrap_or(name);
    let known = find(HALVES, name, b"")
        .or_else(|| find(NAMES, name, short))
        .or_else(|| find(SHORT, name, b""))
        .or_else(|| zone(name, locals))
        .or_else(|| find(OTHERS, name, b""));
    if known.is_some() {
        return known;
    }
    // Military zones: A to M without J go east, N to Y west.
    if let [letter] = name.as_slice() {
        let letter = i64::from(letter - b'a');
        let hours = match letter {
            0..9 => letter + 1,
            9 => return None,
            10..13 => letter,
            25 => 0,
            _ => 12 - letter,
        };
        return Some(Token { class: b'z', value: hours * 60, ..Token::default() });
    }
    if name.contains(&b'.') {
        name.retain(|&byte| byte != b'.');
        return zone(name, locals);
    }
    find(UNITS, name.strip_suffix(b"s").unwrap_or(name), b"")
}

/// The zone of that name, if it is one.
#[inline(never)]
fn zone(name: &[u8], locals: &[Local; 2]) -> Option<Token> {
    let [here, other] = locals;
    let universal = matches!(name, b"gmt" | b"ut" | b"utc");
    if let Some(local) = locals.iter().find(|local| local.name.eq_ignore_ascii_case(name))
        && !universal
    {
        let both = here.summer != other.summer && here.name == other.name;
        let value = if both { 2 } else { i64::from(local.summer) };
        return Some(Token { class: b'l', value, ..Token::default() });
    }
    let zone = parts(ZONES.as_bytes(), b' ')
        .find_map(|zone| zone.strip_prefix(name))
        .filter(|zone| matches!(zone, [b'+' | b'-' | b'<' | b'>', ..]))?;
    let (sign, digits) = zone.split_first()?;
    let quarters = digits.iter().fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
    let value = if matches!(sign, b'-' | b'<') { -15 } else { 15 } * quarters;
    // To summer time nothing can be added.
    let class = if matches!(sign, b'<' | b'>') { b'y' } else { b'z' };
    Some(Token { class, value, ..Token::default() })
}
