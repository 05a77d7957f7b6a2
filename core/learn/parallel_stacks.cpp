// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/parallel_stacks.h"

#include <mutex>
#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/parallel_for.h>

namespace perrin {

void forEachStack(std::size_t count, const std::string& text, const Job& job,
                  const std::function<void(std::size_t)>& work) {
    job.progress(0, text);
    std::mutex mutex;
    std::size_t done = 0;
    oneapi::tbb::parallel_for(oneapi::tbb::blocked_range<std::size_t>(0, count),
                              [&](const oneapi::tbb::blocked_range<std::size_t>& range) {
                                  for (std::size_t index = range.begin(); index < range.end(); ++index) {
                                      job.checkCancelled();
                                      work(index);
                                      const std::lock_guard lock(mutex);
                                      ++done;
                                      job.progress(static_cast<double>(done) / static_cast<double>(count),
                                                   text);
                                  }
                              });
    job.progress(1, text);
}

} // namespace perrin
