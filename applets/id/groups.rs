//! groups - print the groups that a user is in
use super::{Who, print_groups};
use rt::{Cx, Done, user::Table};

rt::applet! { "groups", main, "\
Usage: groups [OPTION]... [USER]...
Print the groups that each USER is in, or those of this process.

" }

fn main(cx: &mut Cx) -> Done {
    while cx.option()?.is_some() {}
    let (mut users, mut names) = (Table::users(), Table::groups());
    let operands = cx.operands();
    if operands.is_empty() {
        let who = Who::this_process(cx)?;
        print_groups(cx, &mut names, true, &who, b" ");
        return cx.out.byte(b'\n');
    }
    for operand in operands {
        let name = operand.to_bytes();
        let Some(who) = Who::find(&mut users, &mut names, name, false) else {
            cx.say(packed!("%w: no such user"), &[name]);
            continue;
        };
        cx.fill("%r : ", &[name]);
        print_groups(cx, &mut names, true, &who, b" ");
        cx.out.byte(b'\n')?;
    }
    Ok(())
}
