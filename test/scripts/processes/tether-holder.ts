import { tethered } from '../../../scripts/processes/tethered';

// Holds a tethered process that holds a port, and prints the port. Ends only when it is killed.
const program = `const server = require('net').createServer().listen(0, '127.0.0.1', () => console.log(server.address().port));`;
tethered({
  command: process.execPath,
  args: ['-e', program],
  onOutput: (text) => process.stdout.write(text),
});
