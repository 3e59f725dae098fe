// What git says of a push, line by line.

#include "store/push.hpp"

#include "temporary.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>

using namespace clauseline;
namespace data = boost::unit_test::data;

namespace {

#define NONE "0000000000000000000000000000000000000000"
#define OLD "1111111111111111111111111111111111111111"
#define NEW "abcdefabcdefabcdefabcdefabcdefabcdefabcd"

struct Row {
  std::string_view lines;
  std::vector<RefUpdate> updates;

  friend std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.lines; }
};

const std::vector<Row> received = {
    {"", {}},
    {OLD " " NEW " refs/heads/main\n", {{"refs/heads/main", OLD, NEW}}},
    {NONE " " NEW " refs/heads/new\n", {{"refs/heads/new", "", NEW}}},
    {OLD " " NONE " refs/heads/gone\n", {{"refs/heads/gone", OLD, ""}}},
    {NONE " " NEW " refs/tags/v1\n" OLD " " NEW " refs/heads/caf\xe9\n",
     {{"refs/tags/v1", "", NEW}, {"refs/heads/caf\xe9", OLD, NEW}}},
};

const std::vector<Row> to_push = {
    {"", {}},
    {"refs/heads/main " NEW " refs/heads/main " OLD "\n", {{"refs/heads/main", OLD, NEW}}},
    {"HEAD " NEW " refs/heads/new " NONE "\n", {{"refs/heads/new", "", NEW}}},
    {"(delete) " NONE " refs/heads/gone " OLD "\n", {{"refs/heads/gone", OLD, ""}}},
};

struct Garbage {
  std::string_view lines;
  unsigned line;

  friend std::ostream& operator<<(std::ostream& out, const Garbage& row) {
    return out << row.lines;
  }
};

constexpr Garbage garbage[] = {
    {"words\n", 1},
    {"\n", 1},
    {OLD " " NEW "\n", 1},
    {OLD " " NEW " \n", 1},
    {OLD " " NEW " refs/heads/main more\n", 1},
    {OLD "  " NEW " refs/heads/main\n", 1},
    {OLD " " NEW " refs/heads/main", 1},
    {"main " NEW " refs/heads/main\n", 1},
    {"1111 " NEW " refs/heads/main\n", 1},
    {OLD " " NEW " refs/heads/main\n" OLD " ABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCD refs/x\n", 2},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(push_test)

BOOST_DATA_TEST_CASE(is_read_where_it_arrives, data::make(received), row) {
  BOOST_TEST((received_refs(row.lines) == row.updates));
}

BOOST_DATA_TEST_CASE(is_read_where_it_begins, data::make(to_push), row) {
  BOOST_TEST((refs_to_push(row.lines) == row.updates));
}

BOOST_DATA_TEST_CASE(is_refused_where_it_is_none, data::make(garbage), row) {
  const auto told = problem([&] { received_refs(row.lines); });
  BOOST_TEST(told.starts_with(fmt::format("standard input:{}:1: error: git says", row.line)), told);
  BOOST_TEST(contains(told, "nothing was judged"), told);
}

BOOST_AUTO_TEST_SUITE_END()
