import { Route, Routes } from 'react-router-dom';
import { HybridPage } from './fleet';
import { PlanPage, PlansPage } from './plans';

/** The pages below `/hybrid`. */
export function HybridRouter() {
  return (
    <Routes>
      <Route path="/" element={<HybridPage />} />
      <Route path="/plans" element={<PlansPage />} />
      <Route path="/plans/:id" element={<PlanPage />} />
    </Routes>
  );
}
