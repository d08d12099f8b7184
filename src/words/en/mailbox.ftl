# Where a drop is
mailbox-place-path = Choose a folder.
mailbox-place-address = This is not the address of a server. It begins with https:// and names no user and no password.
mailbox-place-plain = Without https, others on the way could see the password. Only an address on this computer may begin with http://.
mailbox-place-empty = This is still empty.
mailbox-place-prefix = Use letters, digits, dots, hyphens and underscores here.

# What happened there
mailbox-fault-unreachable = There was no answer. It is tried again by itself.
mailbox-fault-untrusted = This server can’t show that it is the one it claims to be, so nothing was sent. Ask whoever runs it about its certificate.
mailbox-fault-sign-in = The server does not accept this name and password. If they are right, look whether this computer’s clock is.
mailbox-fault-refused = The server knows you and does not allow this. Ask whoever runs it.
mailbox-fault-full = There is no room left there. What you wrote is safe here and is sent when there is room again.
mailbox-fault-too-large = This is larger than is allowed there.
mailbox-fault-busy = The server is busy. It is tried again by itself.
mailbox-fault-not-the-drop = This is not the place that was agreed on, or it was emptied. Nothing in it is believed, and nothing here is lost.
mailbox-fault-login-page = A sign-in page came instead of the server. Perhaps this network wants you to sign in first.
mailbox-fault-gone = This folder is not there now. Perhaps a drive is not connected, or it was moved.
mailbox-fault-unexpected = The server answered in a way that is not understood here.

# What a place can do
mailbox-probe-made = Nothing was here yet. This place is ready now.
mailbox-probe-found = This place is in use already, and is taken as it is.
mailbox-probe-good = It keeps what is put there, shows it at once, and lets it be removed.
mailbox-probe-overwrites = It may write over a file of the same name. That does no harm: no name is used twice, and each file is checked before it counts.
mailbox-probe-late = What is put there does not show at once. It can take a while to arrive.
mailbox-probe-stays = What is put there can’t be removed from here. It stays until whoever runs this place removes it.
