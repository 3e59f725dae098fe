#pragma once

#include "cli/command.hpp"
#include "store/cache.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace clauseline::cli {

/// All that a command says: a page for each place that it goes to, and what is said on standard
/// error of versions that cannot be read.
struct Answer {
  std::vector<std::string> pages{};
  std::string complaints{};
};

/// The answer to a question about history, kept in the cache of the repository. The question must
/// name all that the answer hangs on; a new answer takes the place of the one before to the same
/// `topic`, so that no history fills the cache with itself.
class KeptAnswer {
 public:
  /// Keeps and finds nothing where the cache is null.
  KeptAnswer(std::shared_ptr<Cache> cache, std::string topic, std::string question)
      : cache_(std::move(cache)), topic_(std::move(topic)), question_(std::move(question)) {}

  std::optional<Answer> find() const;
  void keep(const Answer& answer) const;

 private:
  std::shared_ptr<Cache> cache_;
  std::string topic_;
  std::string question_;
};

/// Says complaints, if there are any, and that something is amiss.
Exit end_with(const std::string& complaints);

}  // namespace clauseline::cli
