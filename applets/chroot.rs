//! chroot - run a command with another root directory
use rt::{
    Cx, Done, Id, OwnedStrings, Stop, Vec, command, long,
    sys::{fs, process},
    text::split::parts,
    user::{self, Spec, Table},
};

rt::applet! { "chroot", main, { failure: 125, options_first: true, own_process: true, place: rt::Place::UsrSbin }, "\
Usage: chroot [OPTION]... NEWROOT [COMMAND [ARG]...]
Run COMMAND, or \"$SHELL\" -i, with NEWROOT as the root directory.

      --groups=G_LIST  take these supplementary groups: g1,g2,...
      --userspec=USER:GROUP  become this user and group
      --skip-chdir  stay in the working directory; only where NEWROOT is '/'
" }

const GROUPS: Id = long(HELP, "groups");
const USERSPEC: Id = long(HELP, "userspec");

fn main(cx: &mut Cx) -> Done {
    let (mut groups, mut who, mut stay) = (None, None, false);
    while let Some(option) = cx.option()? {
        match option {
            GROUPS => groups = Some(cx.value().to_bytes()),
            USERSPEC => {
                let text = cx.value().to_bytes();
                // The login group is looked up in any case.
                who = Some(text.strip_suffix(b":").unwrap_or(text));
            }
            _ => stay = true,
        }
    }
    let mut operands = cx.operands();
    let Some(root) = operands.next() else { return Err(cx.missing_operand()) };
    let is_root = fs::resolve(root).is_ok_and(|path| path == b"/");
    if stay && !is_root {
        return Err(
            cx.usage(packed!("option --skip-chdir only permitted if NEWROOT is old '/'"), &[])
        );
    }
    // Users and groups are those of the new root's files; of the old one's, what is only a number there has a group, and lists are
    // taken.
    let mut change = Change::default();
    if !is_root {
        let _ = change.look_up(cx, who, groups, true); // what is missing is told the second time
    }
    let words = [root.to_bytes()];
    process::change_root(root)
        .map_err(|e| cx.stop_error(packed!("cannot change root directory to %q"), &words, e))?;
    if !stay {
        process::change_directory(c"/")
            .map_err(|e| cx.stop_error(packed!("cannot chdir to root directory"), &[], e))?;
    }
    change.look_up(cx, who, groups, false)?;
    change.apply(cx, groups.is_some())?;

    let mut shell = OwnedStrings::default();
    let args = if operands.is_empty() {
        shell.push(cx.var(b"SHELL").unwrap_or(b"/bin/sh"));
        shell.push(b"-i");
        shell.as_strings()
    } else {
        operands
    };
    let env = cx.env();
    Err(command::run(cx, command::FAILED, args, env))
}

/// Whom to become.
#[derive(Default)]
struct Change {
    user: Option<u32>,
    group: Option<u32>,
    groups: Vec<u32>,
}

impl Change {
    /// Finds out the numbers. What was found before stays where there is nothing new. With `quiet`, nothing is reported.
    #[inline(never)]
    fn look_up(
        &mut self,
        cx: &mut Cx,
        who: Option<&[u8]>,
        groups: Option<&[u8]>,
        quiet: bool,
    ) -> Done {
        let (mut users, mut names) = (Table::users(), Table::groups());
        if let Some(text) = who {
            match Spec::parse(text, &mut users, &mut names) {
                Ok(spec) => {
                    if spec.dotted && !quiet {
                        cx.note(packed!("warning: '.' should be ':'"), &[]);
                    }
                    self.user = spec.user.or(self.user);
                    self.group = spec.group.or(self.group);
                }
                Err(_) if quiet => {}
                Err(problem) => return Err(cx.stop(problem, &[])),
            }
        }
        let mut name: Option<Vec<u8>> = None;
        if let Some(user) = self.user
            && (groups.is_none() || self.group.is_none())
        {
            let entry = users.entries().find(|entry| entry.id == user);
            match entry {
                Some(entry) => {
                    self.group = self.group.or(entry.group());
                    name = Some(entry.name.to_vec());
                }
                None if self.group.is_none() && !quiet => {
                    let digits = user::digits(user);
                    return Err(
                        cx.stop(packed!("no group specified for unknown uid: %r"), &[&digits])
                    );
                }
                None => {}
            }
        }
        match (groups, self.group, name) {
            (Some(list), ..) if !list.is_empty() => {
                let told = !quiet && self.groups.is_empty();
                match parse_groups(cx, list, &mut names, told) {
                    Ok(found) => self.groups = found,
                    Err(stop) if told => return Err(stop),
                    Err(_) => {}
                }
            }
            (None, Some(group), Some(name)) => {
                self.groups = names.groups_of(&name, group);
            }
            _ => {}
        }
        Ok(())
    }

    fn apply(&self, cx: &mut Cx, has_list: bool) -> Done {
        if self.user.is_some() || has_list {
            process::set_groups(&self.groups)
                .map_err(|e| cx.stop_error(packed!("failed to set supplemental groups"), &[], e))?;
        }
        if let Some(group) = self.group {
            process::set_group(group)
                .map_err(|e| cx.stop_error(packed!("failed to set group-ID"), &[], e))?;
        }
        if let Some(user) = self.user {
            process::set_user(user)
                .map_err(|e| cx.stop_error(packed!("failed to set user-ID"), &[], e))?;
        }
        Ok(())
    }
}

/// The groups of a list with commas between them. All that are none are reported, if they are to be `told`.
fn parse_groups(cx: &mut Cx, list: &[u8], names: &mut Table, told: bool) -> Result<Vec<u32>, Stop> {
    let mut groups = Vec::new();
    let mut stop = None;
    for name in parts(list, b',').filter(|name| !name.is_empty()) {
        let is_number = rt::text::number::skip_space(name).starts_with(b"+");
        let found = if is_number { None } else { names.find(name).map(|entry| entry.id) };
        match found.or_else(|| user::parse_number(name)) {
            Some(group) => groups.push(group),
            None => {
                stop = Some(Stop::new(125));
                if told {
                    cx.say(packed!("invalid group %w"), &[name]);
                }
            }
        }
    }
    if groups.is_empty() && stop.is_none() {
        stop = Some(Stop::new(125));
        if told {
            cx.say(packed!("invalid group list %w"), &[list]);
        }
    }
    stop.map_or(Ok(groups), Err)
}
