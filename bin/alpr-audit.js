#!/usr/bin/env node
import { processIo } from '../dist/io.js';
import { main } from '../dist/main.js';

process.exitCode = await main(process.argv.slice(2), processIo(process));
// What was interrupted may wait for a named pipe, and Node with it: SIGINT is 130 to a shell, too.
const end = () => process.kill(process.pid, 'SIGINT');
if (process.exitCode === 130) setTimeout(end, 200).unref();
