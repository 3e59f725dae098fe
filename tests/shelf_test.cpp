// Bytes that are put away on disk come back as they were, whoever puts away others meanwhile.

#include "store/shelf.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <thread>
#include <utility>
#include <vector>

using namespace clauseline;

BOOST_AUTO_TEST_SUITE(shelf_test)

BOOST_AUTO_TEST_CASE(gives_back_what_it_took) {
  Shelf shelf;
  const std::string large(300000, 'x');
  const std::string odd("a\0b\n", 4);
  for (const std::string& bytes : {std::string(), large, odd, std::string()})
    BOOST_TEST(shelf.at(shelf.add(bytes)) == bytes);
  BOOST_TEST(shelf.at(1) == large);
  BOOST_CHECK_THROW(shelf.at(4), std::out_of_range);
}

BOOST_AUTO_TEST_CASE(serves_several_threads) {
  Shelf shelf;
  constexpr int rounds = 200;
  std::vector<std::vector<std::pair<std::size_t, std::string>>> known(3);
  std::vector<std::thread> threads;
  for (std::size_t name = 0; name < known.size(); ++name)
    threads.emplace_back([&, name] {
      for (int i = 0; i < rounds; ++i) {
        std::string bytes(static_cast<std::size_t>(i) * (name + 1), static_cast<char>('a' + name));
        const auto place = shelf.add(bytes);
        known[name].emplace_back(place, std::move(bytes));
      }
    });
  for (std::thread& one : threads)
    one.join();
  for (const auto& mine : known)
    for (const auto& [place, bytes] : mine)
      BOOST_TEST((shelf.at(place) == bytes));
}

BOOST_AUTO_TEST_SUITE_END()
