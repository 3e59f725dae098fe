#include "text/day.hpp"

#include "temporary.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ctime>

using namespace clauseline;
using namespace std::chrono;
namespace data = boost::unit_test::data;

namespace {

/// The clock of a machine somewhere.
struct Zone {
  explicit Zone(const char* name) : variable("TZ", name) { tzset(); }
  Zone(const Zone&) = delete;
  Zone& operator=(const Zone&) = delete;
  ~Zone() { tzset(); }

  Variable variable;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(day_test)

BOOST_DATA_TEST_CASE(is_the_same_on_every_machine,
                     data::make({"UTC", "America/Los_Angeles", "Pacific/Kiritimati", "XXX+23:59"}),
                     name) {
  const Zone zone(name);
  BOOST_TEST(to_text(sys_days(2026y / April / 27)) == "2026-04-27");
  BOOST_TEST(to_text(sys_days(1969y / December / 31)) == "1969-12-31");
  BOOST_TEST(to_text(sys_days(2026y / April / 27) + 23h + 5min + 9s) == "2026-04-27T23:05:09Z");
  BOOST_TEST(to_text(sys_seconds(-1s)) == "1969-12-31T23:59:59Z");
}

BOOST_AUTO_TEST_SUITE_END()
