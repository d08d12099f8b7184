//! What the display shows of a program, and closing its window as a person does.

use std::process::Command;

/// How long a window may take to come on a busy machine, in seconds.
pub const WINDOW: u64 = 60;

/// Does the program show a window?
pub fn window_of(id: u32) -> bool {
    let id = id.to_string();
    Command::new("xdotool")
        .args([
            "search",
            "--all",
            "--onlyvisible",
            "--pid",
            &id,
            "--name",
            "Afterglow",
        ])
        .output()
        .is_ok_and(|output| !output.stdout.is_empty())
}

/// Asks the window to close, as a window manager's cross does.
pub fn close_window_of(id: u32) -> Result<(), String> {
    const SCRIPT: &str = r"
import sys
from Xlib import X, display, error
from Xlib.protocol import event
d = display.Display()
wants, deletes = d.intern_atom('WM_PROTOCOLS'), d.intern_atom('WM_DELETE_WINDOW')
pid = d.intern_atom('_NET_WM_PID')
def all_of(w):
    yield w
    # Other windows come and go meanwhile.
    try: children = w.query_tree().children
    except error.XError: return
    for child in children: yield from all_of(child)
def close(w):
    owner, protocols = w.get_full_property(pid, X.AnyPropertyType), w.get_wm_protocols() or []
    ours = owner and owner.value[0] == int(sys.argv[1]) and deletes in protocols
    if not ours or w.get_attributes().map_state != X.IsViewable: return 0
    w.send_event(event.ClientMessage(window=w, client_type=wants, data=(32, [deletes, X.CurrentTime, 0, 0, 0])))
    return 1
closed = 0
for w in all_of(d.screen().root):
    try: closed += close(w)
    except error.XError: pass
d.sync()
sys.exit(0 if closed else 1)
";
    let id = id.to_string();
    let closed = Command::new("/usr/bin/python3")
        .args(["-c", SCRIPT, &id])
        .status();
    match closed {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err("there is no window to close".into()),
        Err(error) => Err(format!("python3-xlib: {error}")),
    }
}
