// The accessibility statement has nothing that moves.

import "./shell.js";
