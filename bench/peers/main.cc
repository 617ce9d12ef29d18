// The adapter by which wenmai takes part in a benchmark beside other engines: the public API and
// prepared statements, nothing else.
#include <exception>
#include <iostream>

#include "bench/peers/phase.h"

int main(int argc, char** argv) {
  try {
    const wenmai::bench::Options options = wenmai::bench::ParseOptions(argc, argv);
    wenmai::bench::LineWriter out(options.out);
    wenmai::bench::RunPhase(options, &out);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
