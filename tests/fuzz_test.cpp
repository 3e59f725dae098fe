// Replays what the fuzz targets have learnt: every input of tests/fuzz/corpus/TARGET.

#include "fuzz/targets.hpp"
#include "store/file.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

using namespace clauseline;
namespace data = boost::unit_test::data;

namespace clauseline::fuzz {
static std::ostream& operator<<(std::ostream& out, const Target& target) {
  return out << target.name;
}
}  // namespace clauseline::fuzz

BOOST_AUTO_TEST_SUITE(fuzz_test)

const std::filesystem::path corpora = CLAUSELINE_ROOT "/tests/fuzz/corpus";

std::vector<std::filesystem::path> files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> found;
  if (std::filesystem::is_directory(folder))
    for (const auto& entry : std::filesystem::directory_iterator(folder))
      found.push_back(entry.path());
  std::ranges::sort(found);
  return found;
}

const std::vector<fuzz::Target> targets{fuzz::targets().begin(), fuzz::targets().end()};

BOOST_DATA_TEST_CASE(holds_for_its_corpus, data::make(targets), target) {
  const auto corpus = files(corpora / target.name);
  BOOST_TEST(!corpus.empty(), "there is no corpus of " << target.name);
  for (const auto& file : corpus) {
    BOOST_TEST_INFO_SCOPE(file.filename());
    const std::string bytes(read_file(file).bytes());
    BOOST_TEST(target.run(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()) == 0);
  }
}

BOOST_AUTO_TEST_CASE(has_a_target_for_every_corpus) {
  for (const auto& folder : files(corpora))
    BOOST_TEST(std::ranges::count(targets, folder.filename().string(), &fuzz::Target::name) == 1,
               folder);
}

BOOST_AUTO_TEST_SUITE_END()
