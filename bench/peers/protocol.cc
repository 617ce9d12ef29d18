#include "bench/peers/protocol.h"

#include <map>
#include <stdexcept>

namespace wenmai::bench {

Options ParseOptions(int argc, char** argv) {
  Options options;
  const std::map<std::string, std::string*> texts = {
      {"--phase", &options.phase},     {"--kind", &options.kind}, {"--data", &options.data},
      {"--db", &options.db},           {"--out", &options.out},   {"--query", &options.query},
      {"--queries", &options.queries}, {"--params", &options.params}};
  for (int i = 1; i < argc; i += 2) {
    const std::string name = argv[i];
    if (i + 1 == argc) throw std::invalid_argument("no value for " + name);
    const std::string value = argv[i + 1];
    if (const auto text = texts.find(name); text != texts.end()) {
      *text->second = value;
    } else if (name == "--budget") {
      options.budget_s = std::stod(value);
    } else if (name == "--threads") {
      options.thread_count = static_cast<unsigned>(std::stoul(value));
    } else if (name == "--clock" && (value == "wall" || value == "cpu")) {
      options.clock = value == "cpu" ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC;
    } else {
      throw std::invalid_argument("unknown option " + name);
    }
  }
  if (options.params.empty()) options.params = options.query;
  return options;
}

Json ReadJson(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::invalid_argument("cannot read " + path);
  return Json::parse(file);
}

void LineWriter::Write(const Json& line) {
  file_ << line.dump() << '\n';
  if (since_flush_.ms() < 500) return;
  file_.flush();
  since_flush_ = Stopwatch();
}

}  // namespace wenmai::bench
