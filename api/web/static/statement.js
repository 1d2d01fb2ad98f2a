// The accessibility statement has nothing that moves.

import { ready } from "./dom.js";
import "./shell.js";

ready();
