// Writes the CSV files of a large graph to import: `generate FOLDER NODES RELATIONSHIPS`.
//
// A node takes part in relationships by a power law, as in graphs of people and pages: a few nodes
// have very many. The same numbers give the same files, in constant memory.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>

namespace {

struct Closer {
  void operator()(FILE* file) const { fclose(file); }
};
using File = std::unique_ptr<FILE, Closer>;

File Create(const std::string& path, const char* header) {
  File file(fopen(path.c_str(), "we"));
  if (file == nullptr) {
    std::perror(path.c_str());
    std::exit(1);
  }
  std::fprintf(file.get(), "%s\n", header);
  return file;
}

class Generator {
 public:
  explicit Generator(uint64_t node_count) : node_count_(node_count) {}

  void WriteNodes(FILE* out) {
    for (uint64_t id = 0; id < node_count_; ++id) {
      const uint64_t born = 1940 + random_() % 70;
      std::fprintf(out, "%lu,member %lx,%lu\n", id, id * 0x9e3779b97f4a7c15 >> 20, born);
    }
  }

  void WriteRelationships(uint64_t count, FILE* out) {
    for (uint64_t i = 0; i < count; ++i) {
      const uint64_t start = AnyNode(), end = AnyNode();
      std::fprintf(out, "%lu,%lu,%lu\n", start, end, 2004 + random_() % 20);
    }
  }

 private:
  // Node at rank r is taken in proportion to r^-0.5; ranks are scattered over the ids.
  uint64_t AnyNode() {
    const double share = static_cast<double>(random_() >> 11) / static_cast<double>(1ull << 53);
    const auto rank = static_cast<uint64_t>(share * share * static_cast<double>(node_count_));
    return rank * kScatter % node_count_;
  }

  static constexpr uint64_t kScatter = 2'654'435'761;  // prime, so that no two ranks meet

  uint64_t node_count_;
  std::mt19937_64 random_{1};
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: %s FOLDER NODES RELATIONSHIPS\n", argv[0]);
    return 2;
  }
  const std::string folder = argv[1];
  Generator generator(std::strtoull(argv[2], nullptr, 10));
  generator.WriteNodes(Create(folder + "/members.csv", "id:ID,name:STRING,born:INT").get());
  generator.WriteRelationships(
      std::strtoull(argv[3], nullptr, 10),
      Create(folder + "/follows.csv", ":START_ID,:END_ID,since:INT").get());
}
